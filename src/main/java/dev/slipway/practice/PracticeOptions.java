package dev.slipway.practice;

import java.util.Map;

/**
 * How a practice cloud is to be.
 *
 * @param quotas limits that differ from the standard ones, by service type and the service's own word, such as
 *               {@code compute.cores}, {@code network.port}, {@code volume.gigabytes}, {@code load-balancer.load_balancer};
 *               -1 is no limit
 */
public record PracticeOptions(Pace pace, Map<String, Long> quotas) {

    public PracticeOptions {
        quotas = Map.copyOf(quotas);
    }

    /** Standard quotas. */
    public static PracticeOptions at(Pace pace) {
        return new PracticeOptions(pace, Map.of());
    }
}
