package dev.slipway.ui.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Hands events from any thread to the window's, in order, all that came meanwhile at once: the window is asked to wake up
 * once for a batch, however fast they come.
 */
public final class FxEvents<E> {

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
        var batch = new ArrayList<E>();
        for (var event = waiting.poll(); event != null; event = waiting.poll()) {
            batch.add(event);
        }
        if (!batch.isEmpty()) {
            batches.accept(List.copyOf(batch));
        }
    }
}
