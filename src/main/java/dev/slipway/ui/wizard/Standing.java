package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.Sign;
import java.util.Optional;

/**
 * How a page stands.
 *
 * @param note such as "1 to fix", for the rail
 * @param reason why one cannot go on from it; empty if one can
 */
public record Standing(Sign sign, Optional<Message> note, Optional<Message> reason) {

    /** Nothing is answered yet, and something must be. */
    public static Standing open(Message wait) {
        return new Standing(Sign.NOT_YET, Optional.empty(), Optional.of(wait));
    }

    public static Standing done() {
        return new Standing(Sign.DONE, Optional.empty(), Optional.empty());
    }

    /** So much must be put right. */
    public static Standing blocked(int count, Message wait) {
        return new Standing(Sign.BLOCKING, Optional.of(Message.of("ui.rail.to-fix", count)), Optional.of(wait));
    }

    /** One may go on, and should read something first. */
    public static Standing advised(int count) {
        return new Standing(Sign.ADVICE, Optional.of(Message.of("ui.rail.advice", count)), Optional.empty());
    }

    public boolean mayGoOn() {
        return reason.isEmpty();
    }
}
