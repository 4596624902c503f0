package dev.slipway.plan;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Permits for threads. A permit that comes back goes at once to who waits for it. */
final class PermitPool implements Timeline.Permits {

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiter> queue = new PriorityQueue<>(
            Comparator.comparing(Waiter::urgency).reversed().thenComparing(Waiter::number));
    private int free;
    private long asked;

    PermitPool(int count) {
        free = count;
    }

    private static final class Waiter {
        private final int urgency;
        private final long number;
        private final Condition served;
        private boolean hasPermit;

        Waiter(int urgency, long number, Condition served) {
            this.urgency = urgency;
            this.number = number;
            this.served = served;
        }

        int urgency() {
            return urgency;
        }

        long number() {
            return number;
        }
    }

    @Override
    public void acquire(int urgency) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (free > 0) { // then nobody waits
                free--;
                return;
            }
            var waiter = new Waiter(urgency, asked++, lock.newCondition());
            queue.add(waiter);
            waitFor(waiter);
        } finally {
            lock.unlock();
        }
    }

    private void waitFor(Waiter waiter) throws InterruptedException {
        try {
            while (!waiter.hasPermit) {
                waiter.served.await();
            }
        } catch (InterruptedException e) {
            if (waiter.hasPermit) {
                giveBack();
            } else {
                queue.remove(waiter);
            }
            throw e;
        }
    }

    @Override
    public void release() {
        lock.lock();
        try {
            giveBack();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack() {
        var next = queue.poll();
        if (next == null) {
            free++;
        } else {
            next.hasPermit = true;
            next.served.signal();
        }
    }
}
