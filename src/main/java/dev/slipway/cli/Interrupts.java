package dev.slipway.cli;

import java.time.Duration;

/** Ctrl-C, and what is to be stopped by it at the moment. */
@FunctionalInterface
public interface Interrupts {

    /** Until it is closed, Ctrl-C does this and lets the command come to its own end. */
    Watch watch(Runnable cancel);

    /** The same for a command whose own end may take so long. */
    default Watch watch(Runnable cancel, Duration patience) {
        return watch(cancel);
    }

    /** Something that Ctrl-C stops. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
