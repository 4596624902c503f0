package dev.slipway.cli;

import dev.slipway.plan.RunEvent;
import java.util.function.Consumer;

/** Shows a run while it goes on. Events may come from any thread. */
interface RunView extends Consumer<RunEvent>, AutoCloseable {

    /** Shows what was not shown yet, and nothing after that. */
    @Override
    void close();
}
