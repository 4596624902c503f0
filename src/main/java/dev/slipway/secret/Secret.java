package dev.slipway.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that never prints: a password, a token, a private key. Only {@link #reveal()} gives it out. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a value; the caller forgets its own copy. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value itself, to be used on the spot and never stored, logged or put into a message. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return 0; // one bucket for all: a hash would say something about the value
    }

    @Override
    public String toString() {
        return "•••";
    }
}
