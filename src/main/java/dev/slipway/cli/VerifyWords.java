package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.plan.Failure;
import dev.slipway.plan.StepState.Status;
import dev.slipway.verify.CheckKind;
import dev.slipway.verify.CheckResult;
import dev.slipway.verify.CheckResult.Verdict;
import dev.slipway.workspace.ClusterFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came of checks: for people, for scripts, and as the report that build servers read. */
final class VerifyWords {

    private final Workbench bench;
    private final ClusterFolder folder;
    private final Collection<CheckKind> wanted;
    private final List<CheckResult> results;
    private final Sentences sentences;

    VerifyWords(Workbench bench, ClusterFolder folder, Collection<CheckKind> wanted, List<CheckResult> results) {
        this.bench = bench;
        this.folder = folder;
        this.wanted = wanted;
        this.results = results;
        this.sentences = new Sentences(bench.texts());
    }

    ExitCode code() {
        if (results.stream().anyMatch(it -> it.failure().filter(Failure.Defect.class::isInstance).isPresent())) {
            return ExitCode.DEFECT;
        }
        if (count(Verdict.FAILED) > 0) {
            return ExitCode.CHECK_FAILED;
        }
        return count(Verdict.CANCELLED) > 0 || results.size() < wanted.size() ? ExitCode.CANCELLED : ExitCode.DONE;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var result : results) {
            lines.add(bench.say("cli.verify.result." + id(result.verdict()), result.kind().title(), result.took()));
            result.evidence().forEach(it -> lines.add("  " + bench.say("cli.verify.side." + id(it.side())) + "  "
                    + it.kind() + " " + it.id() + "  " + bench.texts().say(it.saw())));
            result.notes().forEach(it -> sentences.lines(Said.of(it)).forEach(line -> lines.add("  " + line)));
            result.failure().ifPresent(it -> lines.addAll(failed(result, it)));
            result.left().ifPresent(it -> {
                lines.add("  " + bench.say("cli.verify.left"));
                lines.addAll(indented(Said.of(it)));
            });
        }
        lines.add(bench.say("cli.verify.summary", count(Verdict.PASSED), count(Verdict.FAILED),
                count(Verdict.SKIPPED), wanted.size() - count(Verdict.PASSED) - count(Verdict.FAILED)
                        - count(Verdict.SKIPPED)));
        return lines;
    }

    private List<String> failed(CheckResult result, Failure failure) {
        var lines = new ArrayList<>(indented(new Said(failedStep(result).map(CheckResult.Step::title),
                failure.message(), failure.evidence())));
        if (failure instanceof Failure.TimedOut late) {
            lines.add("  " + bench.say("cli.run.last-seen", late.lastSeen()));
        }
        failedStep(result).map(step -> folder.logs().file(step.id())).filter(java.nio.file.Files::exists)
                .ifPresent(file -> lines.add("  " + bench.say("cli.run.log", file.toString())));
        return lines;
    }

    private List<String> indented(Said said) {
        return sentences.lines(said).stream().map(line -> "  " + line).toList();
    }

    Map<String, Object> json() {
        return object("name", folder.id().name().value(), "id", folder.id().value(), "outcome",
                id(code()), "checks", results.stream().map(this::json).toList());
    }

    private Map<String, Object> json(CheckResult result) {
        return object("check", result.kind().id(), "title", bench.texts().say(result.kind().title()), "verdict",
                id(result.verdict()), "seconds", seconds(result.took()), "steps",
                result.steps().stream().map(step -> object("id", step.id().value(), "title",
                        bench.texts().say(step.title()), "status", id(step.status()), "seconds", seconds(step.took())))
                        .toList(),
                "evidence", result.evidence().stream().map(it -> object("side", id(it.side()), "kind", it.kind(), "id",
                        it.id(), "saw", bench.texts().say(it.saw()))).toList(),
                "notes", result.notes().stream().map(it -> sentences.json(Said.of(it))).toList(),
                "failure", result.failure().map(it -> failure(result, it)).orElse(null),
                "left", result.left().map(it -> sentences.json(Said.of(it))).orElse(null));
    }

    private Map<String, Object> failure(CheckResult result, Failure failure) {
        var json = sentences.json(Said.of(failure));
        json.put("step", failedStep(result).map(step -> step.id().value()).orElse(""));
        json.put("lastSeen", failure instanceof Failure.TimedOut late ? bench.texts().say(late.lastSeen()) : "");
        return json;
    }

    private static Optional<CheckResult.Step> failedStep(CheckResult result) {
        return result.steps().stream().filter(step -> step.status() == Status.FAILED).findFirst();
    }

    /** One test case for each check, as the reports of Surefire have it. */
    List<String> junit() {
        var total = results.stream().map(CheckResult::took).reduce(Duration.ZERO, Duration::plus);
        var xml = new XmlLines().open("testsuite", "name", "slipway verify " + folder.id().value(), "tests",
                results.size(), "failures", count(Verdict.FAILED), "errors", 0, "skipped",
                count(Verdict.SKIPPED) + count(Verdict.CANCELLED), "time", seconds(total));
        for (var result : results) {
            xml.open("testcase", "classname", "slipway.verify." + folder.id().name().value(), "name",
                    result.kind().id(), "time", seconds(result.took()));
            result.failure().or(result::left).ifPresent(it -> xml.element("failure",
                    String.join("\n", indented(Said.of(it))), "message", bench.texts().say(it.message()), "type",
                    it.message().key()));
            if (result.verdict() == Verdict.SKIPPED || result.verdict() == Verdict.CANCELLED) {
                xml.element("skipped", "", "message", result.notes().stream().findFirst().map(bench.texts()::say)
                        .orElseGet(() -> bench.say("cli.cancelled")));
            }
            xml.element("system-out", String.join("\n", evidence(result)));
            xml.close("testcase");
        }
        return xml.close("testsuite").lines();
    }

    private List<String> evidence(CheckResult result) {
        return result.evidence().stream().map(it -> id(it.side()) + " " + it.kind() + " " + it.id() + " "
                + bench.texts().say(it.saw())).toList();
    }

    private int count(Verdict verdict) {
        return (int) results.stream().filter(it -> it.verdict() == verdict).count();
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double seconds(Duration span) {
        return span.toMillis() / 1000.0;
    }
}
