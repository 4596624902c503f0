package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.provision.TearDown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a tear-down leaves: nothing, with the proof, or what still has to go. */
final class TearDownWords {

    private final Workbench bench;
    private final TearDown.Result result;
    private final RunWords run;

    TearDownWords(Workbench bench, TearDown.Result result, RunWords run) {
        this.bench = bench;
        this.result = result;
        this.run = run;
    }

    ExitCode code() {
        if (result.nothingLeft()) {
            return ExitCode.DONE;
        }
        return run.code() == ExitCode.DONE || run.code() == ExitCode.RUN_FAILED && !result.remaining().isEmpty()
                ? ExitCode.REMAINS : run.code();
    }

    List<String> lines() {
        var lines = new ArrayList<>(run.lines());
        if (!result.kept().isEmpty()) {
            lines.add(bench.say("cli.tear-down.kept", result.kept().size()));
            result.kept()
                    .forEach(it -> lines.add(bench.say("cli.tear-down.kept-volume", it.id(), it.name(), it.sizeGib())));
        }
        if (!result.remaining().isEmpty()) {
            lines.add(bench.say("cli.tear-down.remaining", result.remaining().size()));
            result.remaining()
                    .forEach(it -> lines.add(bench.say("cli.tear-down.thing", it.kind(), it.id(), it.name())));
        }
        if (result.nothingLeft()) {
            lines.add(bench.say(result.kept().isEmpty() ? "cli.tear-down.nothing" : "cli.tear-down.nothing-else"));
        }
        lines.add(bench.say("cli.tear-down.checked",
                result.checked().entrySet().stream().map(it -> it.getValue() + " " + it.getKey()).toList()));
        return lines;
    }

    Map<String, Object> json() {
        var json = run.json();
        json.put("nothingLeft", result.nothingLeft());
        json.put("checked", JsonText.keyed(result.checked()));
        json.put("remaining", result.remaining().stream()
                .map(it -> object("kind", it.kind(), "id", it.id(), "name", it.name())).toList());
        json.put("keptVolumes", result.kept().stream()
                .map(it -> object("id", it.id(), "name", it.name(), "sizeGib", it.sizeGib())).toList());
        return json;
    }
}
