package dev.slipway.practice.host;

import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.OpenStackFunction;
import dev.slipway.practice.kubernetes.Clusters;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets clusters and cloud move on while nobody asks them: whoever deletes a claim and then watches Cinder alone must see the
 * volume go.
 */
final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration BEAT = Duration.ofMillis(400);

    private final Thread thread;

    private Pulse(Thread thread) {
        this.thread = thread;
    }

    static Pulse start(OpenStackFunction cloud, Clusters clusters) {
        return new Pulse(Thread.ofVirtual().name("practice-pulse").start(() -> beat(cloud, clusters)));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static void beat(OpenStackFunction cloud, Clusters clusters) {
        try {
            while (true) {
                Thread.sleep(BEAT);
                try {
                    cloud.answer(HttpRequest.of("GET", "/identity/v3", Map.of(), new byte[0])); // any request lets time pass there
                    clusters.reconcile();
                } catch (RuntimeException e) {
                    LOG.error("the practice cloud stumbled", e);
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }
}
