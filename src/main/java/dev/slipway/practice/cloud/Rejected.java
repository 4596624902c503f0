package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/** The refusal of a request that does not fit a schema; the service finds the words. */
final class Rejected extends RuntimeException {

    private final Reason reason;
    private final String envelope;
    private final String attribute;
    private final JsonNode whole;

    /** What is wrong with an attribute. */
    enum Reason {
        UNKNOWN,
        MISSING,
        /** Known, but only shown. */
        READ_ONLY,
        /** May be given when the thing is made, but not changed. */
        FIXED,
        NOT_TEXT,
        NOT_NUMBER,
        NOT_FLAG,
        NOT_LIST,
        NOT_OBJECT
    }

    /**
     * @param envelope the name of the object in the body
     * @param whole    the object
     */
    Rejected(Reason reason, String envelope, String attribute, JsonNode whole) {
        super(reason + " " + envelope + "." + attribute, null, false, false);
        this.reason = reason;
        this.envelope = envelope;
        this.attribute = attribute;
        this.whole = whole;
    }

    Reason reason() {
        return reason;
    }

    String envelope() {
        return envelope;
    }

    String attribute() {
        return attribute;
    }

    JsonNode value() {
        return whole.path(attribute);
    }

    JsonNode whole() {
        return whole;
    }
}
