package dev.slipway.practice;

import java.time.Duration;

/** How fast the practice cloud works: 1 takes the time of a small real cloud, 0 takes none. */
public record Pace(double factor) {

    public Pace {
        if (!(factor >= 0) || factor > 1000) {
            throw new IllegalArgumentException("no pace: " + factor);
        }
    }

    /** How long something takes here that takes this long in a small real cloud. */
    public Duration of(Duration real) {
        return Duration.ofNanos(Math.round(real.toNanos() * factor));
    }
}
