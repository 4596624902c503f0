package dev.slipway.ui.run;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.StepId;
import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A run that somebody tells, event by event; nothing is done. */
final class Play {

    static final Instant BEGIN = Instant.parse("2026-11-24T11:24:20Z");

    private final Plan plan;
    private final List<RunEvent> events = new ArrayList<>();
    private final Set<StepId> over = new HashSet<>();
    private final Set<StepId> begun = new HashSet<>();
    private Instant now = BEGIN;
    private int told;

    Play(Plan plan) {
        this(plan, Direction.FORWARD);
    }

    Play(Plan plan, Direction direction) {
        this.plan = plan;
        events.add(new RunEvent.RunStarted(now, direction));
    }

    Plan plan() {
        return plan;
    }

    Instant now() {
        return now;
    }

    List<RunEvent> events() {
        return List.copyOf(events);
    }

    /** How many events there were at the last time of asking. */
    int told() {
        var before = told;
        told = events.size();
        return before;
    }

    Play after(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    Play begins(String... steps) {
        for (var step : steps) {
            begun.add(new StepId(step));
            events.add(new RunEvent.Started(now, new StepId(step)));
        }
        return this;
    }

    Play sees(String step, Message seen) {
        events.add(new RunEvent.Observed(now, new StepId(step), seen));
        return this;
    }

    Play ends(String... steps) {
        for (var step : steps) {
            ends(new StepId(step), Duration.ofSeconds(Math.floorMod(step.hashCode(), 90) + 3));
        }
        return this;
    }

    private void ends(StepId step, Duration took) {
        if (begun.add(step)) {
            events.add(new RunEvent.Started(now.minus(took).isBefore(BEGIN) ? BEGIN : now.minus(took), step));
        }
        over.add(step);
        events.add(new RunEvent.Succeeded(now, step, plan.lease(step).isPresent() ? How.ISSUED : How.APPLIED,
                plan.lease(step).isPresent() ? null : "x", ""));
    }

    /** All steps of these stages that are not over. */
    Play endsAll(String... stages) {
        for (var step : plan.steps()) {
            if (List.of(stages).contains(step.id().stage()) && !over.contains(step.id())) {
                ends(step.id().value());
            }
        }
        return this;
    }

    /** All that is not over and needs nothing that failed. */
    Play endsTheRest() {
        for (var step : plan.steps()) {
            if (!over.contains(step.id())) {
                ends(step.id().value());
            }
        }
        return this;
    }

    /** Fails, and blocks all that needs it. */
    Play fails(String step, Failure failure) {
        var root = new StepId(step);
        if (begun.add(root)) {
            begins(step);
        }
        over.add(root);
        events.add(new RunEvent.Failed(now, root, failure));
        var ways = new ArrayDeque<>(plan.step(root).isPresent() ? plan.dependants(root) : Set.of());
        while (!ways.isEmpty()) {
            var next = ways.remove();
            if (over.add(next)) {
                events.add(new RunEvent.Blocked(now, next, root));
                ways.addAll(plan.dependants(next));
            }
        }
        return this;
    }

    Play cancelsTheRest() {
        for (var step : plan.steps()) {
            if (over.add(step.id())) {
                events.add(new RunEvent.Cancelled(now, step.id()));
            }
        }
        return this;
    }

    Play stops(Direction direction, boolean complete) {
        events.add(new RunEvent.RunEnded(now, direction, complete));
        return this;
    }
}
