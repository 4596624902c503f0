package dev.slipway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A mistake in Slipway itself, as a person can report it. */
record Defect(String version, Throwable thrown) {

    /**
     * A short code for where it is: the same for the same mistake, whatever the data. Made of the root cause's type and the
     * methods it came through; no line numbers, which change with every version.
     */
    String code() {
        var root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var where = new CRC32();
        where.update(root.getClass().getName().getBytes(StandardCharsets.UTF_8));
        Stream.of(root.getStackTrace()).filter(frame -> frame.getClassName().startsWith("dev.slipway."))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .forEach(frame -> where.update(frame.getBytes(StandardCharsets.UTF_8)));
        return "%08X".formatted(where.getValue());
    }

    /** All that helps to find it. */
    String report() {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return "Slipway %s, code %s%nJava %s, %s %s%n%n%s".formatted(version, code(), Runtime.version(),
                System.getProperty("os.name"), System.getProperty("os.version"), trace);
    }
}
