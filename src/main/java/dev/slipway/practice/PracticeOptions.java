package dev.slipway.practice;

import dev.slipway.secret.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * How a practice cloud is to be.
 *
 * @param quotas limits that differ from the standard ones, by service type and the service's own word, such as
 *               {@code compute.cores}, {@code network.port}, {@code volume.gigabytes}, {@code load-balancer.load_balancer};
 *               -1 is no limit
 * @param password of the one user; without it a new one each time
 * @param crowd    what else is in it
 */
public record PracticeOptions(Pace pace, Map<String, Long> quotas, Optional<Secret> password, Crowd crowd) {

    public PracticeOptions {
        quotas = Map.copyOf(quotas);
    }

    /** Standard quotas. */
    public static PracticeOptions at(Pace pace) {
        return new PracticeOptions(pace, Map.of(), Optional.empty(), Crowd.NONE);
    }

    /** The same with a password that was chosen. */
    public PracticeOptions withPassword(Secret chosen) {
        return new PracticeOptions(pace, quotas, Optional.of(chosen), crowd);
    }

    /** The same with other limits. */
    public PracticeOptions withQuotas(Map<String, Long> limits) {
        return new PracticeOptions(pace, limits, password, crowd);
    }

    /** The same with more in it. */
    public PracticeOptions among(Crowd others) {
        return new PracticeOptions(pace, quotas, password, others);
    }
}
