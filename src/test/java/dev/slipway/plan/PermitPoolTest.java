package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class PermitPoolTest {

    private final PermitPool permits = new PermitPool(1);
    private final LinkedBlockingQueue<String> served = new LinkedBlockingQueue<>();

    @Test
    void aPermitGoesToTheMostUrgentAndThenToWhoAskedFirst() throws Exception {
        permits.acquire();
        asks("early", 1);
        asks("urgent", 2);
        asks("late", 1);

        permits.release();

        assertThat(served.take()).isEqualTo("urgent");
        assertThat(served.take()).isEqualTo("early");
        assertThat(served.take()).isEqualTo("late");
    }

    @Test
    void whoIsInterruptedLeavesItsPlaceToTheOthers() throws Exception {
        permits.acquire();
        var first = asks("first", 2);
        asks("second", 1);

        first.interrupt();
        first.join();
        permits.release();

        assertThat(served.take()).isEqualTo("first: interrupted");
        assertThat(served.take()).isEqualTo("second");
    }

    /** Waits for a permit when this returns. */
    private Thread asks(String name, int urgency) throws InterruptedException {
        var thread = Thread.ofVirtual().start(() -> {
            try {
                permits.acquire(urgency);
                served.add(name);
                permits.release();
            } catch (InterruptedException expected) {
                served.add(name + ": interrupted");
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
