package dev.slipway.plan;

/** How a step is taken back. There is no default: every author of a step has to answer. */
public sealed interface Undo<R> {

    /** Takes back what a step made; called with the value that a probe found, or else the journal knows. Must be repeatable. */
    @FunctionalInterface
    interface Action<R> {
        void undo(R value, Inputs in) throws Exception;
    }

    /** Taken back by an action of its own. */
    record By<R>(Action<R> action) implements Undo<R> {}

    /** Goes away with what another step made: a joined worker dies with its server. */
    record CoveredBy<R>(StepId other) implements Undo<R> {}

    /** Only looked or waited: there is nothing to take back. */
    record NothingMade<R>() implements Undo<R> {}

    static <R> Undo<R> by(Action<R> action) {
        return new By<>(action);
    }

    static <R> Undo<R> coveredBy(StepId other) {
        return new CoveredBy<>(other);
    }

    static <R> Undo<R> nothingMade() {
        return new NothingMade<>();
    }
}
