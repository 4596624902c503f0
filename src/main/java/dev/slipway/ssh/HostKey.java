package dev.slipway.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A host's public key: {@code ssh-ed25519 AAAA…} without comment, or only its fingerprint as a person typed it. */
public sealed interface HostKey {

    /** {@code SHA256:…}, as {@code ssh-keygen -l} prints it. */
    String sha256();

    /** The whole key, as a console log shows it. */
    record Full(String algorithm, String base64) implements HostKey {

        @Override
        public String sha256() {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
                return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every Java has it
            }
        }
    }

    /** {@code SHA256:…} alone. */
    record Fingerprint(String sha256) implements HostKey {

        public Fingerprint {
            sha256 = sha256.strip().replaceFirst("=+$", "");
            if (!sha256.matches("SHA256:[A-Za-z0-9+/]{43}")) {
                throw new IllegalArgumentException("not a SHA256 fingerprint: " + sha256);
            }
        }
    }
}
