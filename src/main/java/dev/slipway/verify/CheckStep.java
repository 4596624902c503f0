package dev.slipway.verify;

import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.text.Message;
import java.util.Set;

/**
 * A step of a check. What it makes is in the check's namespace and goes with that, so it has nothing to take back itself; it
 * may be done again, for it only applies objects and waits.
 */
record CheckStep<R>(StepId id, Message title, Set<Fact<?>> needs, Fact<R> produces, Body<R> body) implements Step<R> {

    /** What it does. */
    @FunctionalInterface
    interface Body<R> {
        R run(Inputs in) throws Exception;
    }

    static <R> CheckStep<R> of(CheckKind kind, String name, Fact<R> produces, Set<Fact<?>> needs, Body<R> body) {
        return new CheckStep<>(StepId.of("check-" + kind.id(), name),
                Message.of("verify.step." + kind.id() + "." + name), needs, produces, body);
    }

    @Override
    public Object settings() {
        return "";
    }

    @Override
    public R apply(Inputs in) throws Exception {
        return body.run(in);
    }

    @Override
    public Undo<R> undo() {
        return Undo.nothingMade();
    }
}
