package dev.slipway.plan;

/** Puts what a step threw into words; the engine knows no door's exceptions. */
@FunctionalInterface
public interface FailureReader {

    Failure read(Throwable thrown);
}
