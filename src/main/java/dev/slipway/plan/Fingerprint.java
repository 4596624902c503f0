package dev.slipway.plan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a step's outcome was made from, in 64 hexadecimal digits: SHA-256 over a canonical encoding of its settings and
 * its durable inputs, the same on every machine and in every run.
 *
 * <p>In the encoding every value says its kind and length first, so that no two values are written alike; maps are sorted.
 */
public final class Fingerprint {

    private final ByteArrayOutputStream canonical = new ByteArrayOutputStream();

    private Fingerprint() {}

    /** Of anything that can be written down ({@link FactCodec}). */
    public static String of(Object value) {
        return of(value, Map.of());
    }

    /** Of a step's settings and the durable facts it needs, by name. */
    static String of(Object settings, Map<String, ?> facts) {
        var fingerprint = new Fingerprint();
        fingerprint.write(FactCodec.encode(settings));
        fingerprint.write(FactCodec.encode(facts));
        return HexFormat.of().formatHex(sha256(fingerprint.canonical.toByteArray()));
    }

    private void write(Object value) {
        switch (value) {
            case String text -> {
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                ascii("s" + bytes.length + ":");
                canonical.writeBytes(bytes);
            }
            case Long number -> ascii("n" + number + ";");
            case Boolean truth -> ascii(truth ? "t" : "f");
            case List<?> list -> {
                ascii("l" + list.size() + ":");
                list.forEach(this::write);
            }
            case Map<?, ?> map -> {
                ascii("m" + map.size() + ":");
                new TreeMap<>(map).forEach((key, item) -> {
                    write(key);
                    write(item);
                });
            }
            default -> throw new IllegalArgumentException("not in written form: " + value.getClass().getName());
        }
    }

    private void ascii(String text) {
        canonical.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }
}
