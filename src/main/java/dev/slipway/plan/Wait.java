package dev.slipway.plan;

import dev.slipway.text.Message;
import java.time.Duration;

/**
 * How to wait.
 *
 * @param waitingFor   what for, as a noun phrase
 * @param limit        when to give up
 * @param firstPause   the pause after the first look
 * @param longestPause what the pause grows to, by half again each time
 */
public record Wait(Message waitingFor, Duration limit, Duration firstPause, Duration longestPause) {

    /** From half a second to three seconds between looks. */
    public static Wait upTo(Duration limit, Message waitingFor) {
        return new Wait(waitingFor, limit, Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    public Wait every(Duration first, Duration longest) {
        return new Wait(waitingFor, limit, first, longest);
    }
}
