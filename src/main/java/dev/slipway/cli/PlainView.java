package dev.slipway.cli;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunState;
import java.util.function.Consumer;

/** One line for each step that begins or ends. */
final class PlainView implements RunView {

    private final RunLines lines;
    private final Consumer<String> sink;
    private RunState state = RunState.empty();

    PlainView(RunLines lines, Consumer<String> sink) {
        this.lines = lines;
        this.sink = sink;
    }

    @Override
    public synchronized void accept(RunEvent event) {
        state = state.with(event);
        lines.begun(event, state).ifPresent(sink);
        lines.ended(event, state).ifPresent(sink);
    }

    @Override
    public void close() {
        // every line is out already
    }
}
