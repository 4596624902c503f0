package dev.slipway.kubeadm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * By what a node that joins knows the cluster's CA: {@code sha256:} and the hash of its public key.
 *
 * @see <a href="https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-join/#token-based-discovery-with-ca-pinning">
 *      kubeadm on CA pinning</a>
 */
public record CaHash(String value) {

    static final String PATTERN = "sha256:[0-9a-f]{64}";

    public CaHash {
        if (!value.matches(PATTERN)) {
            throw new IllegalArgumentException("not a CA hash: " + value);
        }
    }

    /** The hash of a CA's certificate. */
    public static CaHash of(X509Certificate ca) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(ca.getPublicKey().getEncoded());
            return new CaHash("sha256:" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
