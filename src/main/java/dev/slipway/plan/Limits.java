package dev.slipway.plan;

import java.util.Map;

/** How many steps may run at once under each name; a name that is not listed has no limit. */
public record Limits(Map<String, Integer> counts) {

    public Limits {
        counts = Map.copyOf(counts);
        counts.forEach((name, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException("limit " + name + " is " + count);
            }
        });
    }

    public static Limits none() {
        return new Limits(Map.of());
    }
}
