package dev.slipway.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The pass before a tear-down: each step looks, in forward order because a look may need the facts before it. So a tear-down
 * finds what there is even when nothing was written down. It is silent, but for what fails.
 */
final class Observing implements Pass {

    private final Plan plan;
    private final Run run;
    private final Map<StepId, Sight> sights = new HashMap<>();
    private final Map<StepId, StepId> spoilt = new LinkedHashMap<>();

    Observing(Plan plan, Run run) {
        this.plan = plan;
        this.run = run;
    }

    Sight sight(StepId step) {
        return sights.getOrDefault(step, new Sight.Unheard());
    }

    /** The steps that could not be looked at, each with what failed. */
    Map<StepId, StepId> unobserved() {
        return spoilt;
    }

    @Override
    public Set<StepId> before(StepId step) {
        return plan.dependencies(step);
    }

    @Override
    public Set<StepId> after(StepId step) {
        return plan.dependants(step);
    }

    @Override
    public Map<StepId, StepId> spoilt() {
        return Map.of();
    }

    @Override
    public Optional<Work> visit(Step<?> step) {
        var recorded = run.state().recorded(step.id());
        if (!plan.dependencies(step.id()).stream().allMatch(this::isFactKnown)) {
            // It cannot look, and what it once made is no fact for others, but it may still have to be taken back.
            recorded.ifPresent(record -> sights.put(step.id(), new Sight.Unseen(record)));
            return Optional.empty();
        }
        var inputs = run.inputs(step.id(), step.needs());
        return Optional.of(new Work(inputs, looking(step, inputs, recorded)));
    }

    private static <R> Callable<Outcome> looking(Step<R> step, StepInputs inputs,
            Optional<RunState.Recorded> recorded) {
        return () -> new Outcome.Sighted(switch (new Rounds(inputs).of(() -> step.probe(inputs))) {
            case Probe.Present<R>(var value) -> new Sight.There(value);
            case Probe.Incomplete<R>(var value) -> new Sight.There(value);
            case Probe.Absent<R>() -> new Sight.Gone();
            case Probe.Unknown<R>() -> recorded.isPresent()
                    ? new Sight.There(recorded.get().valueFor(step))
                    : new Sight.Unheard();
        });
    }

    private boolean isFactKnown(StepId step) {
        return sights.get(step) instanceof Sight.There;
    }

    @Override
    public void begins(StepId step) {
        // A step starts when it is taken back.
    }

    @Override
    public Next ended(Step<?> step, Outcome outcome) {
        switch (outcome) {
            case Outcome.Sighted(var sight) -> {
                sights.put(step.id(), sight);
                if (sight instanceof Sight.There(var value)) {
                    run.learn(step.produces(), value);
                }
            }
            case Outcome.Failed(var failure) -> {
                run.emit(new RunEvent.Failed(run.now(), step.id(), failure));
                spoilt.put(step.id(), step.id());
            }
            case Outcome.BlockedBy(var lease) -> {
                run.emit(new RunEvent.Blocked(run.now(), step.id(), lease));
                spoilt.put(step.id(), lease);
            }
            case Outcome.Interrupted() -> {
                return new Next.Stop();
            }
            case Outcome.Made _, Outcome.Undone _, Outcome.Issued _ ->
                    throw new IllegalStateException(outcome.toString());
        }
        return new Next.GoOn(); // others may look even where this one could not
    }

    @Override
    public void blocked(StepId step, StepId by) {
        throw new IllegalStateException(step + " blocked by " + by + " while looking");
    }

    @Override
    public void cancelled(StepId step) {
        // Said by the pass that takes back, of each step once.
    }
}
