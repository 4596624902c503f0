package dev.slipway.plan;

import dev.slipway.plan.RunEvent.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where the time of a run went: each step's own, and the chain of steps that the end had to wait for.
 *
 * @param whole from the run's beginning to its end
 * @param spans of the steps that ran, in the order in which they began
 * @param path  the critical path: the step that ended last, before it the one that ended last of those it waited for, and so on
 */
public record RunTiming(Duration whole, List<Span> spans, List<Span> path) {

    /**
     * One step's time.
     *
     * @param begun  from the run's beginning to its own
     * @param waited from the moment when all it waits for was over to its own beginning: the engine, and places that others held
     * @param took   from its beginning to its end
     */
    public record Span(StepId step, Duration begun, Duration waited, Duration took) {}

    public RunTiming {
        spans = List.copyOf(spans);
        path = List.copyOf(path);
    }

    /** Of the latest run, once it is over; empty before that. */
    public static Optional<RunTiming> of(Plan plan, RunState state) {
        if (state.started().isEmpty() || state.ended().isEmpty()) {
            return Optional.empty();
        }
        var before = state.direction().equals(Optional.of(Direction.BACKWARD))
                ? (Function<StepId, Set<StepId>>) plan::dependants
                : (Function<StepId, Set<StepId>>) plan::dependencies;
        return Optional.of(new Reading(plan, state, before, state.started().get()).timing(state.ended().get()));
    }

    /** What of the path was no step's own: before, between and after the steps. */
    public Duration between() {
        return whole.minus(path.stream().map(Span::took).reduce(Duration.ZERO, Duration::plus));
    }

    private record Reading(Plan plan, RunState state, Function<StepId, Set<StepId>> before, Instant start) {

        RunTiming timing(Instant end) {
            var ran = plan.steps().stream().map(Step::id).filter(id -> state.step(id).started().isPresent()).toList();
            var spans = ran.stream().map(this::span).sorted(Comparator.comparing(Span::begun)).toList();
            var path = new ArrayList<Span>();
            for (var at = last(ran); at.isPresent(); at = last(before.apply(at.get()))) {
                path.add(span(at.get()));
            }
            Collections.reverse(path);
            // A step that had nothing to do is on the way and took no time.
            path.removeIf(span -> state.step(span.step()).started().isEmpty());
            return new RunTiming(Duration.between(start, end), spans, path);
        }

        private Span span(StepId step) {
            var its = state.step(step);
            var begun = its.started().orElse(its.ended().orElse(start));
            var free = last(before.apply(step)).flatMap(other -> state.step(other).ended()).orElse(start);
            return new Span(step, Duration.between(start, begun), Duration.between(free, begun), its.elapsed(begun));
        }

        private Optional<StepId> last(Iterable<StepId> steps) {
            StepId latest = null;
            for (var step : steps) {
                var ended = state.step(step).ended();
                if (ended.isPresent() && (latest == null
                        || ended.get().isAfter(state.step(latest).ended().orElseThrow()))) {
                    latest = step;
                }
            }
            return Optional.ofNullable(latest);
        }
    }
}
