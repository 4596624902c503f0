package dev.slipway.ui.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Work off the window's thread. What comes back comes back on it, and only while somebody still wants it.
 */
public interface Errands {

    /** Begins at once. */
    <T> Errand begin(Callable<T> work, Consumer<T> done, Consumer<Exception> failed);

    /** Begins after a while, unless it is cancelled before. */
    <T> Errand beginAfter(Duration pause, Callable<T> work, Consumer<T> done, Consumer<Exception> failed);

    /** Runs on the window's thread. */
    Executor window();

    /** Work that was begun. */
    @FunctionalInterface
    interface Errand {
        /** Interrupts it; nothing comes back any more. */
        void cancel();
    }

    /** One errand after the other of a kind, the newest only: beginning one cancels the one before. */
    final class Newest {

        private static final Errand NOTHING = () -> {};

        private Errand present = NOTHING;

        public void replaceBy(Errand newer) {
            present.cancel();
            present = newer;
        }

        public void cancel() {
            replaceBy(NOTHING);
        }
    }

    /** The work runs on these threads, the answers on the window's. */
    static Errands on(Threads threads, Executor window) {
        return new RealErrands(threads, window);
    }

    /** Where work is done; threads are the caller's. */
    interface Threads {
        /** Runs it now or after a pause, on a thread of its own; cancelling interrupts it. */
        Future<?> run(Duration pause, Runnable work);
    }
}
