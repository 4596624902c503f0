package dev.slipway.plan;

import dev.slipway.plan.Timeline.Mailbox;
import dev.slipway.text.Message;

/** What activities, and whoever cancels, tell the coordinator of a run. */
sealed interface Report {

    /** A step has its permits; it waits to be told whether it may begin. */
    record Ready(StepId step, Mailbox<Boolean> mayBegin) implements Report {}

    record Logged(StepId step, String line) implements Report {}

    record Observed(StepId step, Message observation) implements Report {}

    /** Somebody reads a lease and waits for it. */
    record LeaseWanted(StepId lease, Mailbox<LeaseDesk.Answer> answer) implements Report {}

    /** The last word of an activity. */
    record Ended(StepId id, Outcome outcome) implements Report {}

    record CancelWanted() implements Report {}

    record GoOnWanted() implements Report {}
}
