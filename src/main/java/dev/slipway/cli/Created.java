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

    Created(Workbench bench, ClusterFolder folder, PlannedCluster planned) {
        this.bench = bench;
        this.folder = folder;
        this.planned = planned;
    }

    Reply reply(RunState state) {
        var words = new RunWords(bench, planned.plan(), state, folder);
        var name = folder.id().name().value();
        var lines = new ArrayList<>(words.lines());
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
