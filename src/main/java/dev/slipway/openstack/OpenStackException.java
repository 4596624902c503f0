package dev.slipway.openstack;

import dev.slipway.text.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * OpenStack refused a call or did not answer. Not-found is never one for a look-up: those return empty.
 */
public final class OpenStackException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What a caller can do about it. */
    public enum Kind {
        /** No reply: name, port, time-out. */
        UNREACHABLE,
        /** The server's certificate is not verified by the CA in use, has expired or names another host. */
        TLS,
        /** 401: not signed in. */
        UNAUTHENTICATED,
        /** 403 by policy: the role is missing. */
        FORBIDDEN,
        /** 403 or 413: a quota of the project. */
        QUOTA,
        /** 404 of a call that needed the thing. */
        NOT_FOUND,
        /** 409: in use, duplicate, immutable for now. */
        CONFLICT,
        /** 429 or 503: later. */
        BUSY,
        /** 400 and the other 4xx. */
        REJECTED,
        /** 500 and the other 5xx, or a reply that is no JSON. */
        BROKEN
    }

    private final Kind kind;
    private final String operation;
    private final String target;
    private final int status;
    private final String requestId;
    private final String words;
    private final String key;

    /**
     * @param operation what was tried, such as {@code create server}
     * @param target    on what: a name, ID or URL
     * @param status    the HTTP status, 0 if there was no reply
     * @param requestId the service's own ID of the request, empty if unknown
     * @param words     the service's own words
     */
    public OpenStackException(Kind kind, String operation, String target, int status, String requestId, String words,
            @Nullable Throwable cause) {
        this(kind, operation, target, status, requestId, words, cause,
                "openstack." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** @param key the message that says more than the kind's own */
    OpenStackException(Kind kind, String operation, String target, int status, String requestId, String words,
            @Nullable Throwable cause, String key) {
        super(operation + " " + target + ": " + kind + " " + status + " " + words + " " + requestId, cause);
        this.kind = kind;
        this.operation = operation;
        this.target = target;
        this.status = status;
        this.requestId = requestId;
        this.words = words;
        this.key = key;
    }

    /** What happened, what it means and what to do, with operation, target, the service's words and the request ID. */
    public Message message() {
        return Message.of(key, operation, target, words, requestId);
    }

    public Kind kind() {
        return kind;
    }

    public String operation() {
        return operation;
    }

    public String target() {
        return target;
    }

    public int status() {
        return status;
    }

    public String requestId() {
        return requestId;
    }

    /** The service's own words. */
    public String words() {
        return words;
    }
}
