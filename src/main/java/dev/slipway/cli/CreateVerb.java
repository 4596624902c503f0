package dev.slipway.cli;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.provision.NewClusterId;
import dev.slipway.provision.Provisioner;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.FolderLock;
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
        free(workspace, spec.name());
        var access = cloud.access(bench, spec);
        var folder = workspace.create(NewClusterId.of(spec.name(), bench.timeline()), spec);
        try (var alone = folder.lock()) {
            return create(bench, folder, access, chosen, alone);
        } finally {
            if (folder.isUntouched()) {
                folder.delete(); // a refusal leaves nothing behind
            }
        }
    }

    private Reply create(Workbench bench, ClusterFolder folder, CloudAccess access, Provisioner.Options chosen,
            FolderLock alone) throws Exception {
        var spec = folder.spec();
        try (var planned = bench.provisioner().prepare(spec, folder.id(), access, Optional.of(folder), Purpose.CREATE,
                chosen)) {
            new FindingWords(new Sentences(bench.texts())).lines(planned.findings()).forEach(bench.console()::err);
            options.confirm(bench, "cli.create.confirm", spec.name().value(), planned.plan().steps().size());
            return new Created(bench, folder, planned, options).reply(new Runs(bench).create(planned, folder, alone));
        }
    }

    /** Refuses a name that a cluster here has, unless its run never began: a command that was killed while it looked leaves that. */
    private static void free(Workspace workspace, ClusterName name) {
        for (var folder : workspace.list().stream().filter(folder -> folder.id().name().equals(name)).toList()) {
            try (var _ = folder.lock()) {
                if (!folder.isUntouched()) {
                    throw Stopped.because(ExitCode.PREFLIGHT, "cli.create.exists", name.value(), folder.id().value());
                }
                folder.delete();
            }
        }
    }
}
