package dev.slipway.practice.cloud;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Instants in the forms of the services, all in UTC. */
final class Times {

    private static final DateTimeFormatter MICRO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS")
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** With a {@code Z}, in whole seconds. */
    static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Without a {@code Z}, in whole seconds. */
    static String plain(Instant instant) {
        return second(instant).replace("Z", "");
    }

    /** Without a {@code Z}, in microseconds. */
    static String micro(Instant instant) {
        return MICRO.format(instant);
    }
}
