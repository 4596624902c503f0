package dev.slipway.cli;

import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A run in lines: what has happened, each once, and what is going on at a moment. */
final class RunLines {

    private static final int MOST_RUNNING = 12;
    private static final List<String> WORDS =
            List.of("begun", "undoing", "found", "recalled", "applied", "issued", "undone",
                    "failed", "blocked", "cancelled");

    private final Map<StepId, Message> titles = new HashMap<>();
    private final int steps;
    private final Texts texts;
    private final Paint paint;
    private final int wordWidth;

    RunLines(Plan plan, Texts texts, Paint paint) {
        plan.steps().forEach(step -> titles.put(step.id(), step.title()));
        plan.leases().forEach(lease -> titles.put(lease.id(), lease.title()));
        this.steps = plan.steps().size();
        this.texts = texts;
        this.paint = paint;
        this.wordWidth = WORDS.stream().mapToInt(key -> said(key).length()).max().orElse(0);
    }

    /** That a step begins, or that it begins to be taken back. */
    Optional<String> begun(RunEvent event, RunState after) {
        var key = after.direction().equals(Optional.of(Direction.BACKWARD)) ? "undoing" : "begun";
        return event instanceof RunEvent.Started(var at, var step)
                ? Optional.of(line(after, at, paint.faint(word(key)), title(step))) : Optional.empty();
    }

    /** How a step ended. Passed over are steps with nothing to take back, and those that a cancelled run never came to. */
    Optional<String> ended(RunEvent event, RunState after) {
        return switch (event) {
            case RunEvent.Succeeded(_, _, How how, _, _) when how == How.NOTHING_TO_UNDO -> Optional.empty();
            case RunEvent.Succeeded(var at, var step, var how, _, _) ->
                    Optional.of(line(after, at, paint.good(word(key(how))), title(step) + took(after.step(step), at)));
            case RunEvent.Failed(var at, var step, var failure) ->
                    Optional.of(line(after, at, paint.bad(word("failed")),
                            title(step) + ": " + texts.say(failure.message())));
            case RunEvent.Blocked(var at, var step, var by) ->
                    Optional.of(line(after, at, paint.doubtful(word("blocked")),
                            texts.say(Message.of("cli.progress.blocked-by", title(step), title(by)))));
            case RunEvent.Cancelled(_, var step) when after.step(step).started().isEmpty() -> Optional.empty();
            case RunEvent.Cancelled(var at, var step) ->
                    Optional.of(line(after, at, paint.doubtful(word("cancelled")), title(step)));
            case RunEvent.RunStarted _, RunEvent.RunEnded _, RunEvent.Started _, RunEvent.Observed _, RunEvent.Logged _ ->
                    Optional.empty();
        };
    }

    /** What is going on: the running steps, oldest first, and how far the whole is. No line is longer than the width. */
    List<String> now(RunState state, Instant now, int width) {
        var running = state.steps().entrySet().stream().filter(it -> it.getValue().status() == Status.RUNNING)
                .sorted(Comparator.comparing(it -> it.getValue().started().orElse(now))).toList();
        var lines = new ArrayList<String>();
        running.stream().limit(MOST_RUNNING)
                .forEach(it -> lines.add(cut(running(it.getKey(), it.getValue(), now), width)));
        if (running.size() > MOST_RUNNING) {
            lines.add(cut(" ".repeat(10) + texts.say(Message.of("cli.progress.more", running.size() - MOST_RUNNING)),
                    width));
        }
        lines.add(cut(clock(Duration.between(state.started().orElse(now), now)) + "  "
                + texts.say(Message.of("cli.progress.summary", done(state), steps, running.size())), width));
        return lines;
    }

    private String running(StepId step, StepState state, Instant now) {
        return " ".repeat(10) + title(step) + "  " + clock(state.elapsed(now)).strip()
                + state.observation().map(seen -> "  " + texts.say(seen)).orElse("");
    }

    /** Leases come and go with the steps that read them; only steps count. */
    private long done(RunState state) {
        return state.steps().values().stream()
                .filter(it -> it.status() == Status.DONE && !it.how().equals(Optional.of(How.ISSUED))).count();
    }

    private String line(RunState state, Instant at, String word, String rest) {
        return clock(Duration.between(state.started().orElse(at), at)) + "  " + word + "  " + rest;
    }

    private String took(StepState state, Instant at) {
        var elapsed = state.elapsed(at);
        return elapsed.toSeconds() < 1 ? "" : paint.faint(" (" + texts.say(elapsed) + ")");
    }

    /** How a step stands, as wide as all others of these words, so that titles are below each other. */
    private String word(String key) {
        return ("%-" + wordWidth + "s").formatted(said(key));
    }

    private String said(String key) {
        return texts.say(Message.of("cli.progress." + key));
    }

    private static String key(How how) {
        return how.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String title(StepId step) {
        var title = titles.get(step);
        return title == null ? step.value() : texts.say(title);
    }

    /** {@code  0:07}, {@code 12:34}, {@code 1:02:03}. */
    static String clock(Duration span) {
        var seconds = Math.max(0, span.toSeconds());
        return seconds < 3600
                ? "%5s".formatted("%d:%02d".formatted(seconds / 60, seconds % 60))
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
    }
}
