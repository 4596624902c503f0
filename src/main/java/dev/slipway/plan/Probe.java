package dev.slipway.plan;

/** What a step can say about the world before it acts. */
public sealed interface Probe<R> {

    /** It is there, as wanted: nothing to do. */
    record Present<R>(R value) implements Probe<R> {}

    /**
     * It is there, but not as wanted: cut short while being made, or broken. Forwards the step is applied, which completes or
     * replaces it; backwards it is taken back like any other.
     */
    record Incomplete<R>(R value) implements Probe<R> {}

    /** It is certainly not there. */
    record Absent<R>() implements Probe<R> {}

    /** It cannot be observed cheaply: the journal decides. */
    record Unknown<R>() implements Probe<R> {}

    static <R> Probe<R> present(R value) {
        return new Present<>(value);
    }

    static <R> Probe<R> incomplete(R value) {
        return new Incomplete<>(value);
    }

    static <R> Probe<R> absent() {
        return new Absent<>();
    }

    static <R> Probe<R> unknown() {
        return new Unknown<>();
    }

    /** Present with the value if there is one, else absent. */
    static <R> Probe<R> of(java.util.Optional<R> found) {
        return found.<Probe<R>>map(Present::new).orElseGet(Absent::new);
    }
}
