package dev.slipway.ui.wizard;

import dev.slipway.ui.work.Errands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Errands that wait until a test lets them go, on the test's own thread: time passes only when it says so. */
final class HeldErrands implements Errands {

    private final List<Held> waiting = new ArrayList<>();

    private static final class Held {
        private final Duration pause;
        private final Runnable work;
        private boolean wanted = true;

        Held(Duration pause, Runnable work) {
            this.pause = pause;
            this.work = work;
        }
    }

    @Override
    public <T> Errand begin(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        return beginAfter(Duration.ZERO, work, done, failed);
    }

    @Override
    public <T> Errand beginAfter(Duration pause, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        var held = new Held[1];
        held[0] = new Held(pause, () -> {
            T result;
            try {
                result = work.call();
            } catch (Exception e) {
                if (held[0].wanted) {
                    failed.accept(e);
                }
                return;
            }
            if (held[0].wanted) {
                done.accept(result);
            }
        });
        waiting.add(held[0]);
        return () -> held[0].wanted = false;
    }

    @Override
    public Executor window() {
        return Runnable::run;
    }

    /** Lets everything go that is still wanted, and what that begins, except what has a longer pause. */
    void go(Duration upTo) {
        for (var next = next(upTo); next != null; next = next(upTo)) {
            waiting.remove(next);
            next.work.run();
        }
    }

    private Held next(Duration upTo) {
        waiting.removeIf(held -> !held.wanted);
        return waiting.stream().filter(held -> held.pause.compareTo(upTo) <= 0).findFirst().orElse(null);
    }

    /** How many wait for so long. */
    long waiting(Duration pause) {
        return waiting.stream().filter(held -> held.wanted && held.pause.equals(pause)).count();
    }
}
