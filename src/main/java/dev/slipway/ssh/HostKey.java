package dev.slipway.ssh;

/** A host's public key: {@code ssh-ed25519 AAAA…} without comment, or only its fingerprint as a person typed it. */
public sealed interface HostKey {

    /** The whole key, as a console log shows it. */
    record Full(String algorithm, String base64) implements HostKey {}

    /** {@code SHA256:…}, as {@code ssh-keygen -l} prints it. */
    record Fingerprint(String sha256) implements HostKey {}
}
