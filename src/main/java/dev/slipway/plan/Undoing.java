package dev.slipway.plan;

import dev.slipway.plan.RunEvent.How;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** The pass that takes back: each step once all that depends on it is gone. What is not gone keeps what it stands on. */
record Undoing(Plan plan, Run run, Observing observed) implements Pass {

    @Override
    public Set<StepId> before(StepId step) {
        return plan.dependants(step);
    }

    @Override
    public Set<StepId> after(StepId step) {
        return plan.dependencies(step);
    }

    @Override
    public Map<StepId, StepId> spoilt() {
        return observed.unobserved();
    }

    @Override
    public Optional<Work> visit(Step<?> step) {
        var work = work(step);
        if (work.isEmpty()) {
            succeeded(step.id(), How.NOTHING_TO_UNDO);
        }
        return work;
    }

    private <R> Optional<Work> work(Step<R> step) {
        if (!(step.undo() instanceof Undo.By<R>(var action))) {
            return Optional.empty();
        }
        var inputs = run.inputs(step.id(), step.needs());
        return switch (observed.sight(step.id())) {
            case Sight.There(var value) -> Optional.of(work(action, inputs, () -> step.produces().type().cast(value)));
            case Sight.Unseen(var record) -> Optional.of(work(action, inputs, () -> record.valueFor(step)));
            case Sight.Gone(),Sight.Unheard() -> Optional.empty();
        };
    }

    private static <R> Work work(Undo.Action<R> action, StepInputs inputs, Callable<R> value) {
        return new Work(inputs, () -> {
            var made = value.call();
            return new Rounds(inputs).of(() -> {
                action.undo(made, inputs);
                return new Outcome.Undone();
            });
        });
    }

    @Override
    public void begins(StepId step) {
        run.emit(new RunEvent.Started(run.now(), step));
    }

    @Override
    public Next ended(Step<?> step, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Undone() -> {
                succeeded(step.id(), How.UNDONE);
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
            case Outcome.Made _, Outcome.Sighted _, Outcome.Issued _ ->
                    throw new IllegalStateException(outcome.toString());
        };
    }

    private void succeeded(StepId step, How how) {
        run.emit(new RunEvent.Succeeded(run.now(), step, how, null, ""));
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
