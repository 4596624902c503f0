package dev.slipway.ssh;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls with an end, of a library whose reads know no time limit. */
final class Bounded {

    private Bounded() {}

    /** Something that is released when nobody waits for it any more. */
    @FunctionalInterface
    interface Release<T> {
        void release(T unwanted) throws Exception;
    }

    /**
     * The call's result, or what it threw.
     *
     * @param release gets a result that comes too late
     * @throws TimeoutException when the limit is over
     */
    static <T> T call(Duration limit, Callable<T> work, Release<T> release) throws Exception {
        var result = new CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw e;
            }
        } catch (TimeoutException | InterruptedException e) {
            result.thenAccept(late -> quietly(() -> release.release(late)));
            throw e instanceof TimeoutException ? new TimeoutException("no answer in " + limit.toSeconds() + " s") : e;
        }
    }

    /** Something to close. */
    @FunctionalInterface
    interface Closing {
        void close() throws Exception;
    }

    /** Closes what may be broken already: how that fails is of no interest. */
    static void quietly(Closing closing) {
        try {
            closing.close();
        } catch (Exception _) {
            // it is closed, one way or the other
        }
    }
}
