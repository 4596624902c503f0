package dev.slipway.practice.cloud;

import java.util.Optional;

/** The minor part of the API version that a call to Nova or Cinder asks for. */
record Microversion(int minor) {

    /**
     * Reads a version such as {@code 2.79}.
     *
     * @param least what holds where nothing is asked for
     */
    static Microversion of(Optional<String> asked, int major, int least, int most) {
        if (asked.isEmpty()) {
            return new Microversion(least);
        }
        String version = asked.get().strip();
        if (version.equals("latest")) {
            return new Microversion(most);
        }
        if (!version.matches("\\d+\\.\\d{1,4}")) {
            throw new Refusal(400, "badRequest", "API Version String " + version
                    + " is of invalid format. Must be of format MajorNum.MinorNum.");
        }
        int minor = Integer.parseInt(version.substring(version.indexOf('.') + 1));
        if (!version.startsWith(major + ".") || minor < least || minor > most) {
            throw new Refusal(406, "computeFault", "Version " + version + " is not supported by the API. Minimum is "
                    + major + "." + least + " and maximum is " + major + "." + most + ".");
        }
        return new Microversion(minor);
    }

    boolean from(int other) {
        return minor >= other;
    }
}
