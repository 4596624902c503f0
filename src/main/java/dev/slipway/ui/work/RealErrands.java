package dev.slipway.ui.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Errands on threads that somebody else made. */
record RealErrands(Threads threads, Executor window) implements Errands {

    @Override
    public <T> Errand begin(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        return beginAfter(Duration.ZERO, work, done, failed);
    }

    @Override
    public <T> Errand beginAfter(Duration pause, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        var unwanted = new AtomicBoolean();
        var running = threads.run(pause, () -> {
            try {
                var result = work.call();
                window.execute(() -> {
                    if (!unwanted.get()) {
                        done.accept(result);
                    }
                });
            } catch (Exception e) {
                fail(e, unwanted, failed);
            } catch (Error e) { // somebody waits for an end: a mistake of ours is one too
                fail(new IllegalStateException(e), unwanted, failed);
            }
        });
        return () -> {
            unwanted.set(true);
            running.cancel(true);
        };
    }

    private void fail(Exception e, AtomicBoolean unwanted, Consumer<Exception> failed) {
        window.execute(() -> {
            if (!unwanted.get()) {
                failed.accept(e);
            }
        });
    }
}
