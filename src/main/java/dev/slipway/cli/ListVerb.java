package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.plan.RunState;
import dev.slipway.workspace.ClusterFolder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the clusters that this computer knows of. */
@Command(name = "list", description = "List the clusters that this computer knows of, and how far they are.")
final class ListVerb implements Verb {

    @Mixin
    CommonOptions common = new CommonOptions();

    private record Row(ClusterFolder folder, ClusterStage stage, String release, String lastRun) {}

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Reply run(Workbench bench) {
        var workspace = common.workspace(bench);
        var rows = workspace.list().stream().map(ListVerb::row).toList();
        return Reply.of(ExitCode.DONE, lines(bench, rows),
                object("clusters", rows.stream().map(ListVerb::json).toList()));
    }

    private static Row row(ClusterFolder folder) {
        var state = RunState.of(folder.journal().read().events());
        return new Row(folder, ClusterStage.of(state), folder.spec().kubernetes().release().minor(),
                state.started().map(it -> it.truncatedTo(ChronoUnit.SECONDS)).map(Instant::toString).orElse(""));
    }

    private static List<String> lines(Workbench bench, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of(bench.say("cli.list.none"));
        }
        var table = new Table(bench.say("cli.list.name"), bench.say("cli.list.id"), bench.say("cli.list.stage"),
                bench.say("cli.list.release"), bench.say("cli.list.last-run"), bench.say("cli.list.folder"));
        rows.forEach(row -> table.row(row.folder().id().name().value(), row.folder().id().value(),
                bench.say("cli.stage." + row.stage().id()), row.release(), row.lastRun(),
                row.folder().path().toString()));
        return table.lines();
    }

    private static Object json(Row row) {
        return object("name", row.folder().id().name().value(), "id", row.folder().id().value(), "stage",
                row.stage().id(),
                "release", row.release(), "lastRun", row.lastRun(), "folder", row.folder().path().toString());
    }
}
