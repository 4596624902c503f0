package dev.slipway.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * Time that passes only when all wait. One activity runs at a time; which one goes on when several could, the seed decides.
 * The thread that makes it is the first activity.
 */
public final class SimulatedTimeline implements Timeline {

    private final Random random;
    private final List<Task> runnable = new ArrayList<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(
            Comparator.comparing(Alarm::at).thenComparing(Alarm::number));
    private final Task owner = new Task("owner");
    private final List<String> unfinished = new ArrayList<>();
    private Task current = owner;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long alarmCount;
    private int waitedForEver;

    public SimulatedTimeline(long seed) {
        random = new Random(seed);
    }

    private static final class Task {
        private final String name;
        private final Semaphore baton = new Semaphore(0);
        private boolean interrupted;
        private boolean waiting;
        private int waits;

        Task(String name) {
            this.name = name;
        }
    }

    private record Asker(Task task, int urgency, long number) {}

    private record Alarm(Instant at, long number, Task task, int ofWait) {}

    @Override
    public Instant now() {
        return now;
    }

    /** The activities that have begun and not ended. */
    public List<String> unfinished() {
        return List.copyOf(unfinished);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        beginWait();
        alarm(duration);
        endWait();
    }

    @Override
    public Activity start(String name, Runnable body) {
        var task = new Task(name);
        unfinished.add(name);
        runnable.add(task);
        Thread.ofVirtual().name(name).start(() -> {
            task.baton.acquireUninterruptibly();
            try {
                body.run();
            } finally {
                unfinished.remove(name);
                passOn();
            }
        });
        return () -> {
            task.interrupted = true;
            wake(task);
        };
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public <T> Mailbox<T> mailbox() {
        return new Mailbox<>() {
            private final Queue<T> items = new ArrayDeque<>();
            private final Queue<Task> readers = new ArrayDeque<>();

            @Override
            public void put(T item) {
                items.add(item);
                if (!readers.isEmpty()) {
                    wake(readers.remove());
                }
            }

            @Override
            public T take() throws InterruptedException {
                while (items.isEmpty()) {
                    await();
                }
                return items.remove();
            }

            @Override
            public Optional<T> take(Duration atMost) throws InterruptedException {
                var end = now.plus(atMost);
                while (items.isEmpty() && now.isBefore(end)) {
                    alarm(Duration.between(now, end));
                    await();
                }
                return Optional.ofNullable(items.poll());
            }

            private void await() throws InterruptedException {
                var reader = current;
                beginWait();
                readers.add(reader);
                try {
                    endWait();
                } finally {
                    readers.remove(reader);
                }
            }
        };
    }

    @Override
    public Permits permits(int count) {
        return new Permits() {
            private final PriorityQueue<Asker> queue = new PriorityQueue<>(
                    Comparator.comparing(Asker::urgency).reversed().thenComparing(Asker::number));
            private int free = count;
            private long asked;

            @Override
            public void acquire(int urgency) throws InterruptedException {
                var asker = new Asker(current, urgency, asked++);
                queue.add(asker);
                try {
                    while (free == 0 || queue.peek() != asker) {
                        beginWait();
                        endWait();
                    }
                    free--;
                } finally {
                    queue.remove(asker);
                    wakeFirst();
                }
            }

            @Override
            public void release() {
                free++;
                wakeFirst();
            }

            private void wakeFirst() {
                if (free > 0 && !queue.isEmpty()) {
                    wake(queue.peek().task());
                }
            }
        };
    }

    private void alarm(Duration in) {
        alarms.add(new Alarm(now.plus(in), alarmCount++, current, current.waits));
    }

    private void beginWait() throws InterruptedException {
        if (current.interrupted) {
            current.interrupted = false;
            throw new InterruptedException();
        }
        current.waiting = true;
    }

    private void endWait() throws InterruptedException {
        var task = current;
        passOn();
        task.baton.acquireUninterruptibly();
        if (waitedForEver > 0) {
            throw new IllegalStateException("all wait, and nothing will ever happen: " + unfinished);
        }
        if (task.interrupted) {
            task.interrupted = false;
            throw new InterruptedException();
        }
    }

    private void wake(Task task) {
        if (task.waiting) {
            task.waiting = false;
            task.waits++;
            runnable.add(task);
        }
    }

    /** Lets another go on: one that can, else the one whose alarm comes first. */
    private void passOn() {
        while (runnable.isEmpty() && !alarms.isEmpty()) {
            var alarm = alarms.remove();
            if (alarm.task().waiting && alarm.task().waits == alarm.ofWait()) {
                now = alarm.at();
                wake(alarm.task());
            }
        }
        if (runnable.isEmpty()) {
            if (owner.waiting) {
                waitedForEver++;
                owner.baton.release();
            }
            return;
        }
        var chosen = random.nextInt(runnable.size());
        var last = runnable.removeLast();
        current = chosen == runnable.size() ? last : runnable.set(chosen, last);
        current.baton.release();
    }
}
