package dev.slipway.provision;

import dev.slipway.openstack.Pause;
import dev.slipway.plan.Timeline;
import java.time.Duration;

/** The waiting of the door to OpenStack, in the time of the engine. */
public record TimelinePause(Timeline timeline) implements Pause {

    @Override
    public void of(Duration length) throws InterruptedException {
        timeline.sleep(length);
    }

    @Override
    public Turn turn() {
        var permits = timeline.permits(1);
        return new Turn() {
            @Override
            public void take() throws InterruptedException {
                permits.acquire();
            }

            @Override
            public void pass() {
                permits.release();
            }
        };
    }
}
