package dev.slipway.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Time, and all waiting in it: every sleep, permit, lease, queue and deadline of the engine and of steps goes through here.
 * {@link RealTimeline} uses virtual threads and the clock; a simulated timeline lets one activity run at a time and moves
 * time on when all wait, so that a seed decides everything.
 *
 * <p>Only activities started by {@link #start} (and the one thread that owns the run) may wait.
 */
public interface Timeline {

    Instant now();

    /** Waits for that long; returns earlier only by {@link InterruptedException}. */
    void sleep(Duration duration) throws InterruptedException;

    /** Starts an activity of its own. */
    Activity start(String name, Runnable body);

    /** A number between 0 (inclusive) and 1 (exclusive), for jitter. */
    double random();

    /** A new queue from activity to activity. */
    <T> Mailbox<T> mailbox();

    /** A new pool of permits. */
    Permits permits(int count);

    /** Something that runs beside its starter. */
    interface Activity {
        /** Ends its present and next wait with an {@link InterruptedException}. */
        void interrupt();
    }

    /** A queue without a bound. */
    interface Mailbox<T> {
        void put(T item);

        T take() throws InterruptedException;

        /** The next item, or empty when that much time has passed without one. */
        Optional<T> take(Duration atMost) throws InterruptedException;
    }

    /** A limit on how many do something at once. */
    interface Permits {

        /** Waits for a permit; the most urgent gets the next one, among equals who asked first. */
        void acquire(int urgency) throws InterruptedException;

        default void acquire() throws InterruptedException {
            acquire(0);
        }

        void release();
    }
}
