package dev.slipway.cli;

import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is said to who types nothing but the program's name. */
@Command(name = "slipway", description = "Builds Kubernetes clusters on OpenStack.", exitCodeListHeading = "Exit codes:%n", exitCodeList = {
        "0:done", "1:a mistake in Slipway itself", "2:the command line or a file is not right",
        "3:the cloud refused or could not be reached", "4:the preflight found what would fail; nothing was created",
        "5:the run failed; it can be resumed", "6:something of the cluster is still there",
        "7:a check of the finished cluster failed", "130:cancelled; it can be resumed"})
final class SlipwayCommand implements Verb {

    private static final int LINES = 5;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) {
        var lines = IntStream.rangeClosed(1, LINES).mapToObj(number -> bench.say("cli.first." + number)).toList();
        return Reply.of(ExitCode.DONE, lines, JsonText.object("version", bench.version(), "first", List.copyOf(lines)));
    }
}
