package dev.slipway.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Virtual threads and a clock that goes by itself. The only place in Slipway that sleeps or starts a thread for a run. */
public final class RealTimeline implements Timeline {

    private final InstantSource clock;
    private final RandomGenerator random;

    /** The generator is used by many threads at once, as {@link java.util.Random} may be. */
    public RealTimeline(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    @Override
    public Activity start(String name, Runnable body) {
        return Thread.ofVirtual().name(name).start(body)::interrupt;
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public <T> Mailbox<T> mailbox() {
        return new Queue<>(new LinkedBlockingQueue<>());
    }

    @Override
    public Permits permits(int count) {
        return new PermitPool(count);
    }

    private record Queue<T>(LinkedBlockingQueue<T> items) implements Mailbox<T> {

        @Override
        public void put(T item) {
            items.add(item);
        }

        @Override
        public T take() throws InterruptedException {
            return items.take();
        }

        @Override
        public Optional<T> take(Duration atMost) throws InterruptedException {
            return Optional.ofNullable(items.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
        }
    }
}
