package dev.slipway.openstack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What came of something that may fail or take too long.
 *
 * @param failure a {@link TimeoutException} if it took too long
 */
record Attempted<T>(Optional<T> value, Optional<Exception> failure) {

    /** All at once; those that are not done within the limit are broken off. */
    static <T> List<Attempted<T>> all(ExecutorService threads, Duration limit, List<Callable<T>> tasks)
            throws InterruptedException {
        var attempts = threads.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS);
        return attempts.stream().map(attempt -> Attempted.<T>of(attempt, limit)).toList();
    }

    static <T> Attempted<T> one(ExecutorService threads, Duration limit, Callable<T> task)
            throws InterruptedException {
        return all(threads, limit, List.of(task)).getFirst();
    }

    private static <T> Attempted<T> of(Future<T> done, Duration limit) {
        try {
            return new Attempted<>(Optional.of(done.get()), Optional.empty());
        } catch (CancellationException e) {
            return new Attempted<>(Optional.empty(),
                    Optional.of(new TimeoutException("no answer within " + limit.toSeconds() + " s")));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                return new Attempted<>(Optional.empty(), Optional.of(failure));
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("a task that is done is not waited for", e);
        }
    }
}
