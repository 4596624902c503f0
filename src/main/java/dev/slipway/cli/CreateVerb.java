package dev.slipway.cli;

import dev.slipway.provision.NewClusterId;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a cluster from its answers. */
@Command(name = "create", description = "Create the cluster that an answers file describes.")
final class CreateVerb implements Verb {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    CloudOptions cloud = new CloudOptions();

    @Mixin
    RunOptions options = new RunOptions();

    @Parameters(paramLabel = "FILE", description = "The answers: NAME.slipway.yaml.")
    Path file = Path.of("");

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) throws Exception {
        var chosen = options.toProvision(VolumeChoice.KEEP);
        var spec = cloud.chosenFor(ClusterSpecFile.read(file));
        var workspace = common.workspace(bench);
        refuseTakenName(workspace, spec);
        var access = cloud.access(bench, spec);
        var folder = workspace.create(NewClusterId.of(spec.name(), bench.timeline()), spec);
        var begun = false;
        try (var planned = bench.provisioner().prepare(spec, folder.id(), access, Optional.of(folder), Purpose.CREATE,
                chosen)) {
            new FindingWords(new Sentences(bench.texts())).lines(planned.findings()).forEach(bench.console()::err);
            options.confirm(bench, "cli.create.confirm", spec.name().value(), planned.plan().steps().size());
            begun = true;
            return new Created(bench, folder, planned).reply(new Runs(bench).create(planned, folder));
        } finally {
            if (!begun) {
                folder.delete(); // a refusal leaves nothing behind
            }
        }
    }

    private static void refuseTakenName(Workspace workspace, ClusterSpec spec) {
        workspace.list().stream().filter(folder -> folder.id().name().equals(spec.name())).findFirst()
                .ifPresent(folder -> {
                    throw Stopped.because(ExitCode.PREFLIGHT, "cli.create.exists", spec.name().value(),
                            folder.id().value());
                });
    }
}
