package dev.slipway.practice.cloud;

/** A service's refusal in its own words; the service gives it the form of its error bodies. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String type;

    /** @param type the service's own name for the kind of error, empty where its bodies have none */
    Refusal(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    Refusal(int status, String message) {
        this(status, "", message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
