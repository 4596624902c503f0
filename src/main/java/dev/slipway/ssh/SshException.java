package dev.slipway.ssh;

/** A host could not be reached or lost, or is not the one it should be. A script's own failure is none: it is a {@link SshHost.ScriptEnd}. */
public final class SshException extends Exception {

    private static final long serialVersionUID = 1;

    /** What stood in the way. */
    public enum Kind {
        /** Nothing answers at the address: not booted yet, no route, or a security group drops it. */
        TIMEOUT,
        /** The host is up and nothing listens on the port yet. */
        REFUSED,
        /** It listens and closes at once, or the connection broke. */
        CLOSED,
        /** It does not let this user in with this key: cloud-init is not there yet, or the login user is another. */
        AUTHENTICATION,
        /** It shows another key than its console log: not our host, or rebuilt. */
        HOST_KEY,
        /** The user may not become root without a password, or the host lacks what every host has. */
        UNUSABLE,
        /** The script did not end in time; it goes on. */
        SCRIPT_TIMEOUT
    }

    private final Kind kind;
    private final String host;
    private final String words;

    public SshException(Kind kind, String host, String words, Throwable cause) {
        super(host + ": " + kind + " " + words, cause);
        this.kind = kind;
        this.host = host;
        this.words = words;
    }

    public Kind kind() {
        return kind;
    }

    /** Name and address of the host. */
    public String host() {
        return host;
    }

    /** The other side's own words, or the library's. */
    public String words() {
        return words;
    }
}
