package dev.slipway.openstack.trust;

import dev.slipway.text.Message;
import org.jspecify.annotations.Nullable;

/** A CA file is missing, unreadable, or holds no certificates. */
public final class CaFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Message problem;

    CaFileException(@Nullable Throwable cause, String key, Object... arguments) {
        super(key, cause);
        this.problem = Message.of(key, arguments);
    }

    /** What is wrong, what it means and what to do. */
    public Message message() {
        return problem;
    }
}
