package dev.slipway.plan;

import java.time.Instant;
import java.util.Optional;

/** All that a step gets to see of its run. */
public interface Inputs extends FactSource {

    /**
     * The value of a fact that the step declared; for an ephemeral fact this may make it, and wait for that.
     *
     * @throws IllegalStateException if the step did not declare the fact: a hidden edge
     * @throws StepException if the fact is a lease and could not be made
     */
    @Override
    <T> T get(Fact<T> fact) throws StepException, InterruptedException;

    /** The value of a declared durable fact if it is known; in a tear-down it may not be. */
    <T> Optional<T> find(Fact<T> fact);

    /** One line for the step's log. */
    void log(String line);

    /** The run's time; a step has no other clock. */
    Instant now();

    /**
     * Looks again and again, with growing, jittered pauses, until it is done. What was seen last is shown meanwhile and named
     * when the time is over. An error that {@linkplain Failure#isTransient passes} counts as "not yet", any other ends the wait.
     *
     * @throws StepException with a {@link Failure.TimedOut} when the limit is over
     */
    <T> T await(Wait wait, Look<T> look) throws Exception;
}
