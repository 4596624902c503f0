package dev.slipway.practice.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** What lets hosts into a cluster for a while: bootstrap tokens, and the keys of uploaded certificates. */
public final class Tickets {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final Duration CERTIFICATE_KEY_LIFE = Duration.ofHours(2);

    private final RandomGenerator random;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final Map<String, Instant> certificateKeys = new ConcurrentHashMap<>();

    Tickets(RandomGenerator random) {
        this.random = random;
    }

    /** A new bootstrap token. */
    public String issueToken(Duration life, Instant now) {
        String token = letters(6) + "." + letters(16);
        accept(token, life, now);
        return token;
    }

    /** A token that was chosen elsewhere. */
    public void accept(String token, Duration life, Instant now) {
        tokens.put(token, life.isZero() ? Instant.MAX : now.plus(life));
    }

    /** Whether the token opens the cluster; expired ones are gone, as the token cleaner removes them. */
    public boolean admits(String token, Instant now) {
        return now.isBefore(tokens.getOrDefault(token, Instant.MIN));
    }

    /** Uploads the control plane's certificates under a new key, which replaces the one before. */
    public String issueCertificateKey(Instant now) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        String hex = HexFormat.of().formatHex(key);
        certificateKeys.clear();
        certificateKeys.put(hex, now.plus(CERTIFICATE_KEY_LIFE));
        return hex;
    }

    /** Whether certificates are uploaded, under whichever key. */
    public boolean hasCertificates(Instant now) {
        return certificateKeys.values().stream().anyMatch(now::isBefore);
    }

    /** Whether this key decrypts them. */
    public boolean decrypts(String certificateKey, Instant now) {
        return now.isBefore(certificateKeys.getOrDefault(certificateKey, Instant.MIN));
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
