package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.plan.RunState;
import dev.slipway.provision.PlannedCluster;
import dev.slipway.workspace.ClusterFolder;
import java.util.ArrayList;

/** What is said after a run forwards. */
final class Created {

    private final Workbench bench;
    private final ClusterFolder folder;
    private final PlannedCluster planned;
    private final RunOptions options;

    Created(Workbench bench, ClusterFolder folder, PlannedCluster planned) {
        this(bench, folder, planned, new RunOptions());
    }

    Created(Workbench bench, ClusterFolder folder, PlannedCluster planned, RunOptions options) {
        this.bench = bench;
        this.folder = folder;
        this.planned = planned;
        this.options = options;
    }

    Reply reply(RunState state) {
        var words = new RunWords(bench, planned.plan(), state, folder);
        var name = folder.id().name().value();
        var lines = new ArrayList<>(words.lines());
        if (options.timing) {
            lines.addAll(words.timing());
            lines.add("");
        }
        if (state.isComplete()) {
            lines.add(bench.say("cli.create.done", name, folder.id().value()));
            lines.add(bench.say("cli.kubeconfig.path", folder.kubeconfigFile().toString()));
            lines.add(bench.say("cli.create.next", name, folder.kubeconfigFile().toString()));
        } else {
            lines.add("");
            lines.add(bench.say("cli.create.resume", name));
        }
        return Reply.of(words.code(), lines, object("name", name, "id", folder.id().value(), "folder",
                folder.path().toString(), "kubeconfig",
                folder.kubeconfig().isPresent() ? folder.kubeconfigFile().toString() : null,
                "run", words.json(), "findings",
                new FindingWords(new Sentences(bench.texts())).json(planned.findings())));
    }
}
