package dev.slipway.openstack;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** How the connector waits, before it repeats a read and for others who do the same: time passes nowhere else in it. */
@FunctionalInterface
public interface Pause {

    void of(Duration length) throws InterruptedException;

    /** Something that is done by one at a time. */
    default Turn turn() {
        var lock = new ReentrantLock();
        return new Turn() {
            @Override
            public void take() throws InterruptedException {
                lock.lockInterruptibly();
            }

            @Override
            public void pass() {
                lock.unlock();
            }
        };
    }

    /** Whose turn it is; given out in the order of asking. */
    interface Turn {

        /** Waits until nobody else has it. */
        void take() throws InterruptedException;

        /** Gives it to the next one. */
        void pass();
    }
}
