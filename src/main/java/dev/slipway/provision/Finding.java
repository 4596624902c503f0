package dev.slipway.provision;

import dev.slipway.text.Message;
import java.util.Optional;

/**
 * Something the preflight has to say before anything is made.
 *
 * @param field  the answer it is about, as a path in the answers file; empty if none
 * @param remedy what a program can do about it, if it can
 */
public record Finding(Severity severity, String field, Message message, Optional<Remedy> remedy) {

    /** Whether the run may start nevertheless. */
    public enum Severity {
        BLOCKING,
        ADVICE
    }

    static Finding blocking(String field, String key, Object... arguments) {
        return new Finding(Severity.BLOCKING, field, Message.of(key, arguments), Optional.empty());
    }

    static Finding advice(String field, String key, Object... arguments) {
        return new Finding(Severity.ADVICE, field, Message.of(key, arguments), Optional.empty());
    }

    /** The same with something that a program can do about it. */
    Finding with(Optional<? extends Remedy> cure) {
        return new Finding(severity, field, message, cure.map(it -> it));
    }

    public boolean isBlocking() {
        return severity == Severity.BLOCKING;
    }
}
