package dev.slipway.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a run took, and how long one must take whose steps take what they took: no run is shorter than its longest chain of
 * steps, nor than the shortest way to the first step under a limit, all work under that limit done by as many as it lets, and the
 * shortest way from there to the end.
 *
 * @param chain    the longest chain
 * @param critical the longest of these times
 * @param work     that of all steps together
 */
public record Makespan(Duration makespan, Duration chain, Duration critical, Duration work) {

    public static Makespan of(List<RunEvent> events, Plan plan, Limits limits) {
        var began = new HashMap<StepId, Instant>();
        var took = new HashMap<StepId, Duration>();
        for (var event : events) {
            switch (event) {
                case RunEvent.Started(var at, var step) -> began.put(step, at);
                case RunEvent.Succeeded(var at, var step, _, _, _) ->
                        took.put(step, Duration.between(began.get(step), at));
                default -> {
                    // Neither begins nor ends a step.
                }
            }
        }
        return new Bounds(plan, took).makespan(Duration.between(events.getFirst().at(), events.getLast().at()), limits);
    }

    /** How many times longer it took than it must. */
    public double ratio() {
        return (double) makespan.toNanos() / critical.toNanos();
    }

    /** Ways through the plan, by how long each step took. */
    private static final class Bounds {

        private final Plan plan;
        private final Map<StepId, Duration> took;
        private final Map<StepId, Duration> heads = new HashMap<>();
        private final Map<StepId, Duration> tails = new HashMap<>();

        Bounds(Plan plan, Map<StepId, Duration> took) {
            this.plan = plan;
            this.took = took;
        }

        Makespan makespan(Duration makespan, Limits limits) {
            var chain = plan.steps().stream().map(step -> head(step.id()).plus(took.get(step.id())))
                    .max(Duration::compareTo).orElse(Duration.ZERO);
            var critical = limits.counts().entrySet().stream()
                    .flatMap(limit -> under(limit.getKey(), limit.getValue()).stream())
                    .reduce(chain, (one, other) -> one.compareTo(other) > 0 ? one : other);
            return new Makespan(makespan, chain, critical,
                    took.values().stream().reduce(Duration.ZERO, Duration::plus));
        }

        private Optional<Duration> under(String limit, int atOnce) {
            var steps = plan.steps().stream().filter(step -> step.limits().contains(limit)).map(Step::id).toList();
            var work = steps.stream().map(took::get).reduce(Duration.ZERO, Duration::plus).dividedBy(atOnce);
            return steps.stream().map(this::head).min(Duration::compareTo).map(first -> first.plus(work)
                    .plus(steps.stream().map(this::tail).min(Duration::compareTo).orElseThrow()));
        }

        /** How long it takes to come there. */
        private Duration head(StepId step) {
            var known = heads.get(step);
            if (known == null) {
                known = plan.dependencies(step).stream().map(before -> head(before).plus(took.get(before)))
                        .max(Duration::compareTo).orElse(Duration.ZERO);
                heads.put(step, known);
            }
            return known;
        }

        /** How long it takes from its end to that of the run. */
        private Duration tail(StepId step) {
            var known = tails.get(step);
            if (known == null) {
                known = plan.dependants(step).stream().map(after -> took.get(after).plus(tail(after)))
                        .max(Duration::compareTo).orElse(Duration.ZERO);
                tails.put(step, known);
            }
            return known;
        }
    }
}
