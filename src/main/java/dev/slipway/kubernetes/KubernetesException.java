package dev.slipway.kubernetes;

/** The API server refused a call or did not answer. Not-found is none: look-ups return empty. */
public final class KubernetesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What a caller can do about it. */
    public enum Kind {
        /** No reply: starting, restarting, no route. */
        UNREACHABLE,
        /** The certificate is not from the cluster's CA or names another host. */
        TLS,
        /** 401 or 403. */
        FORBIDDEN,
        /** 409: changed meanwhile, or being deleted. */
        CONFLICT,
        /** The API server answers, and says that it does not reach the kubelet which it has to ask. */
        KUBELET,
        /** 429, 500, 503, 504: later. */
        BUSY,
        /** Any other refusal. */
        REJECTED
    }

    private final Kind kind;
    private final String operation;
    private final int status;
    private final String words;

    public KubernetesException(Kind kind, String operation, int status, String words, Throwable cause) {
        super(operation + ": " + kind + " " + status + " " + words, cause);
        this.kind = kind;
        this.operation = operation;
        this.status = status;
        this.words = words;
    }

    public Kind kind() {
        return kind;
    }

    /** What was tried, and on what. */
    public String operation() {
        return operation;
    }

    public int status() {
        return status;
    }

    /** The API server's own words. */
    public String words() {
        return words;
    }
}
