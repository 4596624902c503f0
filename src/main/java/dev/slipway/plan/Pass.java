package dev.slipway.plan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** One way to go through a plan. All but the body of a {@link Work} runs on the coordinator. */
interface Pass {

    /** What must have ended well before this step is visited. */
    Set<StepId> before(StepId step);

    /** What waits for this step. */
    Set<StepId> after(StepId step);

    /** Steps that have failed already, before the pass begins, each with what it failed by. */
    Map<StepId, StepId> spoilt();

    /** What to do at a step whose time has come; empty if the pass has dealt with it on the spot. */
    Optional<Work> visit(Step<?> step);

    /** The step has its permits and sets out. */
    void begins(StepId step);

    /** Takes in how a step ended and says what becomes of those that wait for it. */
    Next ended(Step<?> step, Outcome outcome);

    /** The step will not be visited because of that failure. */
    void blocked(StepId step, StepId by);

    /** The step will not be visited because the run is stopped. */
    void cancelled(StepId step);

    /** Something to be done in an activity of its own. */
    record Work(StepInputs inputs, Callable<Outcome> body) {}

    /** What becomes of those that wait for a step. */
    sealed interface Next {

        /** They may be visited, as far as this one goes. */
        record GoOn() implements Next {}

        /** They are blocked by that step or lease. */
        record Block(StepId by) implements Next {}

        /** Nothing is visited any more. */
        record Stop() implements Next {}
    }
}
