package dev.slipway.openstack;

import java.time.Duration;

/** How the connector waits before it repeats a read: the one place where time passes in it. */
@FunctionalInterface
public interface Pause {

    void of(Duration length) throws InterruptedException;
}
