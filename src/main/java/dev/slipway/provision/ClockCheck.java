package dev.slipway.provision;

import java.time.Duration;
import java.util.List;

/** Certificates and tokens are good from one instant to another: two clocks that differ see other instants. */
final class ClockCheck {

    static final List<String> KEYS = List.of("provision.clock-ahead", "provision.clock-behind");

    private static final Duration TOLERABLE = Duration.ofMinutes(1);

    private ClockCheck() {}

    static void look(Situation situation, Findings findings) {
        situation.offer().session().clockAhead().filter(ahead -> ahead.abs().compareTo(TOLERABLE) > 0)
                .ifPresent(ahead -> findings.advise("",
                        ahead.isNegative() ? "provision.clock-behind" : "provision.clock-ahead",
                        Duration.ofSeconds(ahead.abs().toSeconds())));
    }
}
