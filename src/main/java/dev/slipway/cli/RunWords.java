package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunState;
import dev.slipway.plan.RunTiming;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import dev.slipway.workspace.ClusterFolder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a run ended: the code, each root cause with its meaning and remedy, and how many steps stand behind them. */
final class RunWords {

    /** The one failure of a run that another command line can mend: the user has to vouch for a host. */
    private static final String HOST_KEY_UNKNOWN = "provision.host-key-unknown";

    private final Workbench bench;
    private final Plan plan;
    private final RunState state;
    private final ClusterFolder folder;

    RunWords(Workbench bench, Plan plan, RunState state, ClusterFolder folder) {
        this.bench = bench;
        this.plan = plan;
        this.state = state;
        this.folder = folder;
    }

    ExitCode code() {
        if (state.isComplete()) {
            return ExitCode.DONE;
        }
        var failures = state.failures().values();
        if (failures.isEmpty()) {
            return ExitCode.CANCELLED;
        }
        if (failures.stream().anyMatch(Failure.Defect.class::isInstance)) {
            return ExitCode.DEFECT;
        }
        return failures.stream().anyMatch(it -> it.message().key().equals(HOST_KEY_UNKNOWN)) ? ExitCode.CLOUD
                : ExitCode.RUN_FAILED;
    }

    /** Nothing, if the run reached its end. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        if (state.isComplete()) {
            return lines;
        }
        var sentences = new Sentences(bench.texts());
        lines.add(state.failures().isEmpty() ? bench.say("cli.run.cancelled", state.count(Status.DONE))
                : bench.say("cli.run.failed", state.failures().size(), state.count(Status.BLOCKED)));
        state.failures().forEach((step, failure) -> {
            lines.add("");
            lines.addAll(sentences.lines(said(step, failure)));
            if (failure instanceof Failure.TimedOut timedOut) {
                lines.add("  " + bench.say("cli.run.last-seen", timedOut.lastSeen()));
            }
            if (Files.exists(folder.logs().file(step))) {
                lines.add("  " + bench.say("cli.run.log", folder.logs().file(step).toString()));
            }
        });
        return lines;
    }

    /** Where the time went; nothing, if the run did not get to its end. */
    List<String> timing() {
        return timed().map(TimingWords::lines).orElse(List.of());
    }

    private Optional<TimingWords> timed() {
        return RunTiming.of(plan, state).map(timing -> new TimingWords(bench.texts(), plan, timing));
    }

    Map<String, Object> json() {
        var sentences = new Sentences(bench.texts());
        return object("outcome", code().name().toLowerCase(Locale.ROOT).replace('_', '-'), "started",
                state.started().map(Object::toString).orElse(""), "ended",
                state.ended().map(Object::toString).orElse(""),
                "steps", counts(), "failures", state.failures().entrySet().stream().map(failed -> {
                    var json = sentences.json(said(failed.getKey(), failed.getValue()));
                    json.put("step", failed.getKey().value());
                    return json;
                }).toList(), "timing", timed().map(TimingWords::json).orElse(null));
    }

    /** A defect's evidence is a stack trace, which is for those who mend it: it stays in the journal. */
    private Said said(StepId step, Failure failure) {
        return new Said(Optional.of(title(step)), failure.message(), failure instanceof Failure.Defect
                ? bench.say("cli.run.defect", folder.journal().file().toString()) : failure.evidence());
    }

    /** Of steps only: leases come and go with the steps that read them. */
    private Map<String, Object> counts() {
        var counts = object("planned", plan.steps().size());
        for (var status : List.of(Status.DONE, Status.FAILED, Status.BLOCKED, Status.CANCELLED)) {
            counts.put(status.name().toLowerCase(Locale.ROOT),
                    plan.steps().stream().filter(step -> state.step(step.id()).status() == status).count());
        }
        return counts;
    }

    private Message title(StepId id) {
        return plan.step(id).map(step -> step.title()).or(() -> plan.lease(id).map(lease -> lease.title()))
                .orElseGet(() -> Message.of("cli.field", id.value()));
    }
}
