package dev.slipway.plan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pass that makes: each step looks and then acts, once the facts it needs exist. */
record Forward(Plan plan, Run run) implements Pass {

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
        var inputs = run.inputs(step.id(), step.needs());
        return Optional.of(new Work(inputs, new Making<>(step, inputs, run.state().recorded(step.id()))));
    }

    @Override
    public void begins(StepId step) {
        run.emit(new RunEvent.Started(run.now(), step));
    }

    @Override
    public Next ended(Step<?> step, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Made(var how, var value, var written, var fingerprint) -> {
                run.learn(step.produces(), value);
                run.emit(new RunEvent.Succeeded(run.now(), step.id(), how, written, fingerprint));
                yield new Next.GoOn();
            }
            case Outcome.Failed(var failure) -> {
                run.emit(new RunEvent.Failed(run.now(), step.id(), failure));
                yield new Next.Block(step.id());
            }
            case Outcome.BlockedBy(var lease) -> {
                blocked(step.id(), lease);
                yield new Next.Block(lease);
            }
            case Outcome.Interrupted() -> {
                cancelled(step.id());
                yield new Next.Stop();
            }
            case Outcome.Sighted _, Outcome.Undone _, Outcome.Issued _ ->
                    throw new IllegalStateException(outcome.toString());
        };
    }

    @Override
    public void blocked(StepId step, StepId by) {
        run.emit(new RunEvent.Blocked(run.now(), step, by));
    }

    @Override
    public void cancelled(StepId step) {
        run.emit(new RunEvent.Cancelled(run.now(), step));
    }
}
