package dev.slipway.text;

import java.time.Duration;
import java.util.List;

/**
 * Something to be said to a person: a key with typed arguments, never a finished sentence. {@link Texts} turns it
 * into words in the reader's language. The part of the key before its first dot names the bundle.
 *
 * <p>Arguments are {@link String}, {@link Long}, {@link Boolean}, {@link Duration}, another {@code Message} or a list of
 * these, so that a message can be written to the journal and read back.
 */
public record Message(String key, List<Object> arguments) {

    public Message {
        if (!key.matches("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("not a message key: " + key);
        }
        arguments = arguments.stream().map(Message::checked).toList();
    }

    /** A message from its key and arguments; an {@code Integer} becomes a {@code Long}, other values their own text. */
    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    private static Object checked(Object argument) {
        return switch (argument) {
            case Integer number -> number.longValue();
            case List<?> list -> list.stream().map(Message::checked).toList();
            case String _, Long _, Boolean _, Duration _, Message _ -> argument;
            default -> argument.toString();
        };
    }
}
