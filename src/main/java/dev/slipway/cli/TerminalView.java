package dev.slipway.cli;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunState;
import dev.slipway.plan.Timeline;
import java.time.Duration;
import java.util.List;

/** What has happened, line by line, and below it what is going on, drawn anew twice a second. */
final class TerminalView implements RunView {

    private static final Duration REFRESH = Duration.ofMillis(500);

    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\r\u001b[J";

    private final RunLines lines;
    private final Console console;
    private final int width;
    private final Timeline timeline;
    private final Timeline.Activity refreshing;
    private RunState state = RunState.empty();
    private List<String> drawn = List.of();
    private boolean closed;

    TerminalView(RunLines lines, Console console, int width, Timeline timeline) {
        this.lines = lines;
        this.console = console;
        this.width = width;
        this.timeline = timeline;
        this.refreshing = timeline.start("progress", this::refresh);
    }

    @Override
    public synchronized void accept(RunEvent event) {
        state = state.with(event);
        lines.ended(event, state).ifPresent(line -> draw(List.of(line)));
    }

    private void refresh() {
        try {
            while (!isClosed()) {
                timeline.sleep(REFRESH);
                draw(List.of());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Replaces the changing lines by these that stay and the changing ones as they are now. */
    private synchronized void draw(List<String> staying) {
        if (closed) {
            return;
        }
        var next = lines.now(state, timeline.now(), width);
        var text = new StringBuilder(erase());
        staying.forEach(line -> text.append(line).append('\n'));
        next.forEach(line -> text.append(line).append('\n'));
        console.raw(text.toString());
        drawn = next;
    }

    private String erase() {
        return drawn.isEmpty() ? "" : UP.formatted(drawn.size()) + CLEAR_BELOW;
    }

    @Override
    public void close() {
        refreshing.interrupt();
        synchronized (this) {
            console.raw(erase());
            drawn = List.of();
            closed = true;
        }
    }
}
