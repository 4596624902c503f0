package dev.slipway.app;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Interrupts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ctrl-C, or a request to end: what runs is cancelled and may come to its own end, so that the journal is whole and its last
 * words are said. Either signal then ends it with the one code that means "cancelled".
 */
final class CtrlC implements Interrupts {

    /** A step in the middle of a call to the cloud ends with it; nothing should take longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicReference<Watched> watched = new AtomicReference<>();
    private final CountDownLatch finished = new CountDownLatch(1);

    private record Watched(Runnable cancel, Duration patience) {}

    /** Listens from now on. */
    static CtrlC install() {
        var ctrlC = new CtrlC();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ctrl-c").unstarted(ctrlC::signalled));
        return ctrlC;
    }

    @Override
    public Watch watch(Runnable cancel) {
        return watch(cancel, PATIENCE);
    }

    @Override
    public Watch watch(Runnable cancel, Duration patience) {
        var mine = new Watched(cancel, patience);
        watched.set(mine);
        return () -> watched.compareAndSet(mine, null);
    }

    /** The command is at its end; there is nothing to wait for. */
    void finished() {
        finished.countDown();
    }

    private void signalled() {
        var stopped = watched.get();
        if (stopped == null || finished.getCount() == 0) {
            return;
        }
        stopped.cancel().run();
        try {
            finished.await(stopped.patience().toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(ExitCode.CANCELLED.number()); // by itself the JVM says 143 after SIGTERM
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
