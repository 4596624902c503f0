package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes what this computer knows of a cluster whose cloud is gone. */
@Command(name = "forget", description = "Forget a cluster whose cloud is gone. Deletes nothing in a cloud, and proves nothing.")
final class ForgetVerb implements Verb {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    RunOptions options = new RunOptions();

    @Parameters(paramLabel = "NAME", description = "The cluster's name or ID.")
    String name = "";

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) {
        var folder = common.workspace(bench).find(name);
        options.confirm(bench, "cli.forget.confirm", folder.id().value(), folder.path().toString());
        try (var _ = folder.lock()) {
            folder.delete();
        }
        return Reply.of(ExitCode.DONE,
                List.of(bench.say("cli.forget.done", folder.id().value()),
                        bench.say("cli.forget.unproven", folder.id().value())),
                object("name", folder.id().name().value(), "id", folder.id().value(), "forgotten",
                        folder.path().toString(),
                        "proven", false));
    }
}
