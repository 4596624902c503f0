package dev.slipway.secret;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Stands in front of every sink (journal, step logs, console, crash reports) and blots out the secrets it was told of.
 *
 * <p>A password may be a common word: "server" stands in sentences of ours too, and blotting it there would spoil them and tell
 * what it is. So there are two ways through. What comes from outside (arguments of messages, the other side's words, what programs
 * print) loses every secret by {@link #redact}, before it becomes part of a sentence. Finished sentences go through {@link #check},
 * which finds what was forgotten before, but for secrets that our own words contain.
 */
public final class Redactor {

    private static final String BLOT = "•••";
    private static final int SHORTEST = 4; // blotting out "a" would blot out every word

    private final Predicate<String> ourWords;
    private final Set<String> known = longestFirst();
    private final Set<String> unmistakable = longestFirst();

    /** For where no sentences of ours are spoken. */
    public Redactor() {
        this(_ -> false);
    }

    /** @param ourWords whether some sentence of ours contains this text */
    public Redactor(Predicate<String> ourWords) {
        this.ourWords = ourWords;
    }

    /** From now on this secret, as it is and line by line, is blotted out. */
    public void learn(Secret secret) {
        secret.reveal().lines().map(String::strip).filter(line -> line.length() >= SHORTEST)
                .flatMap(line -> Stream.of(line, escaped(line))).forEach(text -> {
                    known.add(text);
                    if (!ourWords.test(text)) {
                        unmistakable.add(text);
                    }
                });
    }

    /** Others' words without any known secret. */
    public String redact(String words) {
        return without(known, words);
    }

    /** A sentence of ours, whose foreign parts were redacted, once more. */
    public String check(String sentence) {
        return without(unmistakable, sentence);
    }

    private static String without(Set<String> secrets, String text) {
        var clean = text;
        for (var secret : secrets) {
            clean = clean.replace(secret, BLOT);
        }
        return clean;
    }

    /** As it stands in a service's JSON that is quoted unread. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static Set<String> longestFirst() {
        return new ConcurrentSkipListSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    }
}
