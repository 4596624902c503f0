package dev.slipway.plan;

import dev.slipway.plan.RunEvent.Direction;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs a plan, forwards or backwards, one run at a time.
 *
 * <p>Forwards, each step looks and then acts as soon as the facts it needs exist; what is there already is left alone. A
 * failure blocks what depends on it and nothing else. Backwards, every step first looks, then each is taken back once
 * all that depends on it is gone; a failure keeps what it stands on.
 */
public final class PlanRunner {

    private final Plan plan;
    private final Limits limits;
    private final Timeline timeline;
    private final FailureReader failures;
    private final Consumer<RunEvent> events;
    private final Stop stop = new Stop();
    private final AtomicBoolean running = new AtomicBoolean();

    /** The events are handed over one after the other, by the thread that runs; who cannot take one ends the run. */
    public PlanRunner(Plan plan, Limits limits, Timeline timeline, FailureReader failures, Consumer<RunEvent> events) {
        this.plan = plan;
        this.limits = limits;
        this.timeline = timeline;
        this.failures = failures;
        this.events = events;
    }

    /**
     * Runs until every step is done, failed, blocked or cancelled; an interrupt of the calling thread cancels, and is still
     * set at the end. What the events' consumer throws comes out here, after all activities have ended.
     *
     * @param before what earlier runs recorded
     * @return that, and what this run added
     * @throws IllegalStateException if this runner is running already
     */
    public RunState run(Direction direction, RunState before) {
        if (!running.compareAndSet(false, true)) {
            throw new IllegalStateException("one run at a time");
        }
        try {
            return new Run(plan, limits, timeline, new FailureWords(failures), events, stop, before).run(direction);
        } finally {
            running.set(false);
        }
    }

    /** Begins no further step until {@link #goOn}; what is running runs to its end. From any thread. */
    public void pause() {
        stop.pause();
    }

    /** Goes on after {@link #pause}. */
    public void goOn() {
        stop.goOn();
    }

    /** Interrupts what is running and begins nothing more, now or in a later run of this runner; from any thread. */
    public void cancel() {
        stop.cancel();
    }
}
