package dev.slipway.app;

import dev.slipway.cli.CommonOptions;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Format;
import dev.slipway.cli.Reply;
import dev.slipway.cli.Verb;
import dev.slipway.cli.Workbench;
import dev.slipway.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the practice cloud for other commands to use, until Ctrl-C. */
@Command(name = "serve", description = "Run the practice cloud by itself until Ctrl-C, for other commands to use.")
final class ServeVerb implements Verb {

    private static final int LINES = 5;

    private final PracticeWorld world;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "Where clouds.yaml and ca.pem are written.")
    Path directory = Path.of("");

    @Option(names = "--delays", paramLabel = "FACTOR", defaultValue = "1", description = "1 takes the time of a small real cloud, 0 none.")
    double delays;

    ServeVerb(PracticeWorld world) {
        this.world = world;
    }

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) throws Exception {
        var ended = new CountDownLatch(1);
        try (var cloud = world.start(directory, PracticeVerb.pace(delays));
                var _ = bench.interrupts().watch(ended::countDown)) {
            if (common.format() == Format.JSON) {
                bench.document(Map.of("cloudsYaml", cloud.cloudsYaml().toAbsolutePath().toString()));
            } else {
                told(bench, cloud.cloudsYaml().toAbsolutePath()).forEach(bench.console()::out);
            }
            ended.await();
        }
        return Reply.silent(ExitCode.CANCELLED);
    }

    private static List<String> told(Workbench bench, Path cloudsYaml) {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(number -> bench.texts().say(Message.of("cli.serve." + number, cloudsYaml.toString())))
                .toList();
    }
}
