package dev.slipway.secret;

import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListSet;

/** Stands in front of every sink (journal, step logs, console, crash reports) and blots out the secrets it was told of. */
public final class Redactor {

    private static final int SHORTEST = 4; // blotting out "a" would blot out every sentence

    private final ConcurrentSkipListSet<String> known = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** From now on this secret, as it is and line by line, is blotted out. */
    public void learn(Secret secret) {
        secret.reveal().lines().map(String::strip).filter(line -> line.length() >= SHORTEST).forEach(known::add);
    }

    /** The text without any known secret. */
    public String redact(String text) {
        var clean = text;
        for (var secret : known) {
            clean = clean.replace(secret, "•••");
        }
        return clean;
    }
}
