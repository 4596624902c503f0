package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import java.time.Duration;
import java.util.List;

/** What one of the scripts does to the model of a host. */
@FunctionalInterface
interface HostScript {

    /** @throws Refusal if it ends with another status than 0 */
    HostReply answer(Call call);

    /** The reply of a script that only looked. */
    static HostReply looked(String answer) {
        return new HostReply(List.of(), answer, 0, Duration.ZERO);
    }
}
