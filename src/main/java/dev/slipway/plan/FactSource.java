package dev.slipway.plan;

/** Where the values of facts come from: the run that makes them, or what an earlier one wrote down. */
@FunctionalInterface
public interface FactSource {

    /**
     * The value of a fact; for an ephemeral one this may make it, and wait for that.
     *
     * @throws IllegalStateException if the fact was not to be asked for here
     * @throws StepException if the fact is a lease and could not be made, or nobody knows it
     */
    <T> T get(Fact<T> fact) throws StepException, InterruptedException;
}
