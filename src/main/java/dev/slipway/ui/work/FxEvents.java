package dev.slipway.ui.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Hands events from any thread to the window's, in order, what came meanwhile at once: the window is asked to wake up
 * once for a batch, however fast they come, and no batch is so large that the window could not draw in between.
 */
public final class FxEvents<E> {

    private static final int MOST = 2000;

    private final ConcurrentLinkedQueue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Executor window;
    private final Consumer<List<E>> batches;

    /** @param window runs something on the window's thread, such as {@code Platform::runLater} */
    public FxEvents(Executor window, Consumer<List<E>> batches) {
        this.window = window;
        this.batches = batches;
    }

    /** From any thread. */
    public void add(E event) {
        waiting.add(event);
        if (asked.compareAndSet(false, true)) {
            window.execute(this::hand);
        }
    }

    private void hand() {
        asked.set(false);
        handOne();
        if (!waiting.isEmpty() && asked.compareAndSet(false, true)) {
            window.execute(this::hand);
        }
    }

    /** Hands over all that is waiting now; on the window's thread, when nothing more comes. */
    public void finish() {
        while (!waiting.isEmpty()) {
            handOne();
        }
    }

    private void handOne() {
        var batch = new ArrayList<E>();
        while (batch.size() < MOST && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        if (!batch.isEmpty()) {
            batches.accept(List.copyOf(batch));
        }
    }
}
