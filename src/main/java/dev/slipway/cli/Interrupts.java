package dev.slipway.cli;

/** Ctrl-C, and what is to be stopped by it at the moment. */
@FunctionalInterface
public interface Interrupts {

    /** Until it is closed, Ctrl-C does this and lets the command come to its own end. */
    Watch watch(Runnable cancel);

    /** Something that Ctrl-C stops. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
