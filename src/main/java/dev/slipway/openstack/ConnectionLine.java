package dev.slipway.openstack;

import dev.slipway.text.Message;
import java.util.Optional;

/**
 * One line of a connection test.
 *
 * @param found    in a few words, such as "5 of 6"
 * @param problem  what is wrong or good to know: what happened, what it means, what to do
 * @param ownWords the other side's, untranslated, with status and request ID; empty if there are none
 */
public record ConnectionLine(ConnectionCheck check, State state, Optional<Message> found, Optional<Message> problem,
        String ownWords) {

    /** How far it has come. */
    public enum State {
        TESTING, GOOD, ADVICE, BAD, NOT_TESTED
    }

    static ConnectionLine of(ConnectionCheck check, State state) {
        return new ConnectionLine(check, state, Optional.empty(), Optional.empty(), "");
    }

    static ConnectionLine good(ConnectionCheck check, Message found) {
        return new ConnectionLine(check, State.GOOD, Optional.of(found), Optional.empty(), "");
    }

    static ConnectionLine advice(ConnectionCheck check, Message found, Message problem) {
        return new ConnectionLine(check, State.ADVICE, Optional.of(found), Optional.of(problem), "");
    }

    static ConnectionLine bad(ConnectionCheck check, Message found, Message problem, String ownWords) {
        return new ConnectionLine(check, State.BAD, Optional.of(found), Optional.of(problem), ownWords);
    }
}
