package dev.slipway.plan;

import dev.slipway.text.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens in a run, in order. The journal, the command line, the window and the tests all read this one stream. */
public sealed interface RunEvent {

    Instant at();

    /** A run begins. */
    record RunStarted(Instant at, Direction direction) implements RunEvent {}

    /** A run is over; whether it reached its end shows in the steps. */
    record RunEnded(Instant at, Direction direction, boolean complete) implements RunEvent {}

    /** Something about one step or lease. */
    sealed interface OfStep extends RunEvent {
        StepId step();
    }

    /** The step looks and then acts. */
    record Started(Instant at, StepId step) implements OfStep {}

    /** A line for the step's log; the only event that is not journalled. */
    record Logged(Instant at, StepId step, String line) implements OfStep {}

    /** What a waiting step saw last. */
    record Observed(Instant at, StepId step, Message observation) implements OfStep {}

    /**
     * The step is done.
     *
     * @param value       forwards, the produced fact as scalars, lists and maps ({@link FactCodec}); of a lease or a step taken
     *                    back, null
     * @param fingerprint of the settings and durable inputs it was made from; of a lease or a step taken back, empty
     */
    record Succeeded(Instant at, StepId step, How how, @Nullable Object value, String fingerprint) implements OfStep {}

    /** The step failed; those that need it will be blocked. */
    record Failed(Instant at, StepId step, Failure failure) implements OfStep {}

    /** The step cannot start because another failed; {@code by} is that root, never a blocked step itself. */
    record Blocked(Instant at, StepId step, StepId by) implements OfStep {}

    /** The step was interrupted, or not begun, because the run was cancelled. */
    record Cancelled(Instant at, StepId step) implements OfStep {}

    /** How a step came to be done. */
    enum How {
        /** It was there already. */
        FOUND,
        /** The journal says it was done, from the same inputs. */
        RECALLED,
        /** It was done now. */
        APPLIED,
        /** A lease was made. */
        ISSUED,
        /** It was taken back now. */
        UNDONE,
        /** There was nothing to take back. */
        NOTHING_TO_UNDO
    }

    /** Which way a run goes. */
    enum Direction {
        FORWARD,
        BACKWARD
    }
}
