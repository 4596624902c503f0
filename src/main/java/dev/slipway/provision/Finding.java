package dev.slipway.provision;

import dev.slipway.text.Message;

/**
 * Something the preflight has to say before anything is made.
 *
 * @param field the answer it is about, as a path in the answers file; empty if none
 */
public record Finding(Severity severity, String field, Message message) {

    /** Whether the run may start nevertheless. */
    public enum Severity {
        BLOCKING,
        ADVICE
    }

    static Finding blocking(String field, String key, Object... arguments) {
        return new Finding(Severity.BLOCKING, field, Message.of(key, arguments));
    }

    static Finding advice(String field, String key, Object... arguments) {
        return new Finding(Severity.ADVICE, field, Message.of(key, arguments));
    }
}
