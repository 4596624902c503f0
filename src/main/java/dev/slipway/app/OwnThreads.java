package dev.slipway.app;

import dev.slipway.ui.work.Errands;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** A virtual thread for each errand of the window. */
final class OwnThreads implements Errands.Threads {

    @Override
    public Future<?> run(Duration pause, Runnable work) {
        var task = new FutureTask<Void>(() -> {
            Thread.sleep(pause);
            work.run();
            return null;
        });
        Thread.ofVirtual().name("errand").start(task);
        return task;
    }
}
