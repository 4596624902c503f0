package dev.slipway.app;

import dev.slipway.cli.CommonOptions;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Rehearsal;
import dev.slipway.cli.Reply;
import dev.slipway.cli.Stopped;
import dev.slipway.cli.Verb;
import dev.slipway.cli.Workbench;
import dev.slipway.practice.Pace;
import dev.slipway.spec.CloudChoice;
import dev.slipway.text.Message;
import dev.slipway.workspace.TemporaryDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what Slipway does: a cluster on the practice cloud, there and gone again. */
@Command(name = "practice", description = "Create a cluster on the built-in practice cloud, show it, and tear it down again.")
final class PracticeVerb implements Verb {

    private final PracticeWorld world;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--control-planes", paramLabel = "N", defaultValue = "1", description = "1, 3 or 5.")
    int controlPlanes;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "1", description = "As many as the practice cloud's quotas allow.")
    int workers;

    @Option(names = "--delays", paramLabel = "FACTOR", defaultValue = "1", description = "1 takes the time of a small real cloud, 0 none.")
    double delays;

    PracticeVerb(PracticeWorld world) {
        this.world = world;
    }

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) throws Exception {
        var spec = PracticeSpec.of(controlPlanes, workers);
        var pace = pace(delays);
        try (var directory = TemporaryDirectory.create("slipway-practice-");
                var _ = world.start(directory.path(), pace)) {
            var there = world.workbench(directory.path());
            var workspace = there.workspaces().apply(common.stateDir());
            var reply =
                    new Rehearsal(there, common.format()).run(workspace, spec,
                            there.clouds().access(CloudChoice.DEFAULT));
            if (reply.code() != ExitCode.DONE && reply.code() != ExitCode.CANCELLED) {
                directory.keep(); // what went wrong is in the cluster's logs
            }
            return reply;
        }
    }

    static Pace pace(double delays) {
        try {
            return new Pace(delays);
        } catch (IllegalArgumentException _) {
            throw new Stopped(ExitCode.USAGE, Message.of("cli.practice.pace", Double.toString(delays)));
        }
    }
}
