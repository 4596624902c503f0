package dev.slipway.plan;

import dev.slipway.plan.RunEvent.How;

/** How an activity ended. */
sealed interface Outcome {

    /** A step is done: the value as the steps after it get it, and as it is written down. */
    record Made(How how, Object value, Object written, String fingerprint) implements Outcome {}

    /** A look before a tear-down saw this. */
    record Sighted(Sight sight) implements Outcome {}

    /** A step was taken back. */
    record Undone() implements Outcome {}

    /** A lease was made. */
    record Issued(Object value) implements Outcome {}

    /** It ended with a failure. */
    record Failed(Failure failure) implements Outcome {}

    /** It read a lease that could not be made. */
    record BlockedBy(StepId lease) implements Outcome {}

    /** The run was stopped before it came to an end of its own. */
    record Interrupted() implements Outcome {}
}
