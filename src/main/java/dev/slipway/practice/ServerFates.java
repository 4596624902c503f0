package dev.slipway.practice;

import java.time.Duration;
import java.util.Optional;

/** What becomes of each server that is made: well, unless somebody rehearses that it does not. */
public interface ServerFates {

    /** All goes well. */
    ServerFates WELL = new ServerFates() {};

    /** How a new server boots. */
    enum Boot {
        WELL,
        /** The scheduler finds no host for it. */
        NO_VALID_HOST,
        /** A host takes it and cannot start it. */
        BUILD_ABORTED
    }

    default Boot boot(String serverName) {
        return Boot.WELL;
    }

    /** How long after it became ACTIVE it falls into ERROR and is silent. */
    default Optional<Duration> failsAfter(String serverName) {
        return Optional.empty();
    }
}
