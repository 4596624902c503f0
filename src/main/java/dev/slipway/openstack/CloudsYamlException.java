package dev.slipway.openstack;

import dev.slipway.text.Message;
import org.jspecify.annotations.Nullable;

/** The files or variables that name a cloud are missing, unreadable or incomplete. */
public final class CloudsYamlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Message problem;

    CloudsYamlException(@Nullable Throwable cause, String key, Object... arguments) {
        super(key, cause);
        this.problem = Message.of(key, arguments);
    }

    /** What is wrong, what it means and what to do. */
    public Message message() {
        return problem;
    }
}
