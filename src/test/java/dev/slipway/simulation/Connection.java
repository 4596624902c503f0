package dev.slipway.simulation;

import dev.slipway.plan.Timeline;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** What one process has of the world: it ends with the process, and whatever is still on its way is not sent any more. */
final class Connection {

    private final Timeline timeline;
    private final Weather weather;
    private final Set<String> expired = new HashSet<>();
    private boolean cut;

    Connection(Timeline timeline, Weather weather) {
        this.timeline = timeline;
        this.weather = weather;
    }

    Weather weather() {
        return weather;
    }

    Timeline timeline() {
        return timeline;
    }

    /** The process has ended. */
    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    /** A token is good no more. */
    void expire(String token) {
        expired.add(token);
    }

    boolean isExpired(String token) {
        return expired.contains(token);
    }

    /** The way there or back. */
    void travel() throws InterruptedException {
        timeline.sleep(Duration.ofMillis(weather.millis()));
    }
}
