package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.plan.RunState;
import dev.slipway.provision.NewClusterId;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.Provisioner.Options;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.FolderLock;
import dev.slipway.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster's whole life in one go: created, shown, and taken down again. */
public final class Rehearsal {

    private final Workbench bench;
    private final Format format;
    private final Map<String, Object> document = object();

    public Rehearsal(Workbench bench, Format format) {
        this.bench = bench;
        this.format = format;
    }

    /** Ends early where the cluster cannot be made; it is left as it is then. */
    public Reply run(Workspace workspace, ClusterSpec spec, CloudAccess access)
            throws PreflightException, InterruptedException {
        var folder = workspace.create(NewClusterId.of(spec.name(), bench.timeline()), spec);
        document.put("name", spec.name().value());
        document.put("id", folder.id().value());
        try (var alone = folder.lock()) {
            var made = create(folder, spec, access, alone);
            return made == ExitCode.DONE ? tearDown(folder, spec, access, alone) : reply(made);
        }
    }

    private ExitCode create(ClusterFolder folder, ClusterSpec spec, CloudAccess access, FolderLock alone)
            throws PreflightException, InterruptedException {
        try (var planned = bench.provisioner().prepare(spec, folder.id(), access, Optional.of(folder), Purpose.CREATE,
                Options.NONE)) {
            var findings = new FindingWords(new Sentences(bench.texts()));
            findings.lines(planned.findings()).forEach(bench.console()::err);
            RunState state = new Runs(bench).create(planned, folder, alone);
            var words = new RunWords(bench, planned.plan(), state, folder);
            say(words.lines());
            document.put("create", words.json());
            if (words.code() == ExitCode.DONE) {
                var shown = bench.looks().look(folder, access);
                say(new ShownText(bench.texts()).lines(shown));
                say(List.of("", bench.say("cli.kubeconfig.path", folder.kubeconfigFile().toString()), ""));
                document.put("cluster", new ShownJson(bench.texts()).of(shown));
                document.put("kubeconfig", folder.kubeconfigFile().toString());
            }
            return words.code();
        }
    }

    private Reply tearDown(ClusterFolder folder, ClusterSpec spec, CloudAccess access, FolderLock alone)
            throws PreflightException, InterruptedException {
        try (var planned =
                bench.provisioner().prepare(spec, folder.id(), access, Optional.of(folder), Purpose.TEAR_DOWN,
                        Options.NONE)) {
            var result = new Runs(bench).tearDown(planned, folder, alone);
            var words = new TearDownWords(bench, result, new RunWords(bench, planned.plan(), result.state(), folder));
            say(words.lines());
            document.put("tearDown", words.json());
            return reply(words.code());
        }
    }

    private Reply reply(ExitCode code) {
        return Reply.of(code, List.of(), document);
    }

    /** At once, because there is more to come. */
    private void say(List<String> lines) {
        if (format == Format.TEXT) {
            lines.forEach(bench.console()::out);
        }
    }
}
