package dev.slipway.ssh;

import dev.slipway.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/**
 * A user's Ed25519 key pair in OpenSSH's formats.
 *
 * @param privateKey the file {@code id_ed25519}, without passphrase
 * @param publicKey  one line, as in {@code authorized_keys}
 */
public record SshKey(Secret privateKey, String publicKey) {

    private static final int LINE = 70; // as ssh-keygen breaks it

    /** A new pair; the comment says whose it is. */
    public static SshKey generate(String comment) {
        return of(new Ed25519PrivateKeyParameters(new SecureRandom()), comment);
    }

    /**
     * The pair whose private half was written down.
     *
     * @throws IllegalArgumentException if that is no Ed25519 key without passphrase
     */
    public static SshKey read(Secret privateKey) {
        var base64 =
                privateKey.reveal().lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
        if (OpenSSHPrivateKeyUtil
                .parsePrivateKeyBlob(Base64.getDecoder().decode(base64)) instanceof Ed25519PrivateKeyParameters key) {
            return new SshKey(privateKey, of(key, "slipway").publicKey());
        }
        throw new IllegalArgumentException("not an Ed25519 key without passphrase");
    }

    private static SshKey of(Ed25519PrivateKeyParameters key, String comment) {
        try {
            var pem = "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                            .encodeToString(OpenSSHPrivateKeyUtil.encodePrivateKey(key))
                    + "\n-----END OPENSSH PRIVATE KEY-----\n";
            var line =
                    Base64.getEncoder().encodeToString(OpenSSHPublicKeyUtil.encodePublicKey(key.generatePublicKey()));
            return new SshKey(Secret.of(pem), "ssh-ed25519 " + line + " " + comment);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // encoded in memory
        }
    }
}
