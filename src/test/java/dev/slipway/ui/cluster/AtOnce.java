package dev.slipway.ui.cluster;

import dev.slipway.ui.work.Errands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Errands that are done at once, or when somebody says that the time has come. */
final class AtOnce implements Errands {

    private record Later(Duration pause, Runnable work) {}

    private final List<Later> later = new ArrayList<>();
    private boolean held;
    private final List<Runnable> waiting = new ArrayList<>();

    /** From now on, nothing that is begun comes back until {@link #release}. */
    void hold() {
        held = true;
    }

    void release() {
        held = false;
        var all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(Runnable::run);
    }

    /** Lets the time pass for which something of this pause waits. */
    void pass(Duration pause) {
        var due = later.stream().filter(it -> it.pause().equals(pause)).toList();
        later.removeAll(due);
        due.forEach(it -> it.work().run());
    }

    int waiting(Duration pause) {
        return (int) later.stream().filter(it -> it.pause().equals(pause)).count();
    }

    @Override
    public <T> Errand begin(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        Runnable all = () -> run(work, done, failed);
        if (held) {
            waiting.add(all);
            return () -> waiting.remove(all);
        }
        all.run();
        return () -> {};
    }

    @Override
    public <T> Errand beginAfter(Duration pause, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        var one = new Later(pause, () -> run(work, done, failed));
        later.add(one);
        return () -> later.remove(one);
    }

    private static <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(e);
            return;
        }
        done.accept(result);
    }

    @Override
    public Executor window() {
        return Runnable::run;
    }
}
