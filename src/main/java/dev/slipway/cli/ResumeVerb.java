package dev.slipway.cli;

import dev.slipway.plan.RunState;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.VolumeChoice;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a cluster whose last run did not reach the end. */
@Command(name = "resume", description = "Go on with a cluster that is not finished.")
final class ResumeVerb implements Verb {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    CloudOptions cloud = new CloudOptions();

    @Mixin
    RunOptions options = new RunOptions();

    @Parameters(paramLabel = "NAME", description = "The cluster's name or ID.")
    String name = "";

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) throws Exception {
        var chosen = options.toProvision(VolumeChoice.KEEP);
        var folder = common.workspace(bench).find(name);
        var journal = folder.journal().read();
        var stage = ClusterStage.of(RunState.of(journal.events()));
        if (stage == ClusterStage.HALF_TORN_DOWN) {
            options.confirm(bench, "cli.resume.torn-down", name);
        }
        if (stage != ClusterStage.NOT_BEGUN && !journal.specFingerprint().equals(folder.specFingerprint())) {
            bench.console().err(bench.say("cli.resume.changed", folder.specFile().toString()));
        }
        var spec = folder.spec();
        try (var alone = folder.lock();
                var planned =
                        bench.provisioner().prepare(spec, folder.id(), cloud.access(bench, spec), Optional.of(folder),
                                stage == ClusterStage.NOT_BEGUN ? Purpose.CREATE : Purpose.RESUME,
                                chosen)) {
            return new Created(bench, folder, planned, options).reply(new Runs(bench).create(planned, folder, alone));
        }
    }
}
