package dev.slipway.plan;

import dev.slipway.text.Message;
import java.time.Duration;

/**
 * Why a step did not succeed, in the terms a reader can act on. The message says what happened, what it means and what to
 * do; the evidence is the other side's own words (an error body, the last lines of a log), untranslated, possibly empty.
 */
public sealed interface Failure {

    Message message();

    String evidence();

    /** Whether the same look may well succeed a moment later. */
    default boolean isTransient() {
        return this instanceof Unreachable;
    }

    /** The other side does not accept who we are, or what we may do. */
    record NotAuthorised(Message message, String evidence) implements Failure {}

    /** A limit of the project is reached. */
    record QuotaExceeded(Message message, String evidence) implements Failure {}

    /** The other side understood and said no, or what was found cannot be used. */
    record Rejected(Message message, String evidence) implements Failure {}

    /** No answer, or one that says "later". */
    record Unreachable(Message message, String evidence) implements Failure {}

    /** A script on a node ended with an error. */
    record CommandFailed(Message message, String evidence) implements Failure {}

    /** A wait came to its end; {@code lastSeen} says what was there instead. */
    record TimedOut(Message message, Duration after, Message lastSeen, String evidence) implements Failure {}

    /** The run was cancelled. */
    record Cancelled(Message message, String evidence) implements Failure {}

    /** A mistake in Slipway itself; the evidence is the stack trace. */
    record Defect(Message message, String evidence) implements Failure {}
}
