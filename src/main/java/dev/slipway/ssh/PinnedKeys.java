package dev.slipway.ssh;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Lets a host pass only if it shows one of the keys it is known by, and remembers what it showed. */
final class PinnedKeys implements HostKeyVerifier {

    private static final List<String> TYPES =
            List.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa");

    private final List<HostKey> expected;
    private final List<String> askedFor;
    private volatile String shown = "no key";

    private PinnedKeys(List<HostKey> expected, List<String> askedFor) {
        this.expected = expected;
        this.askedFor = askedFor;
    }

    /**
     * The verifiers to be tried one after the other. A host with several keys shows the one that is asked for first, and a
     * fingerprint does not say which that must be.
     */
    static List<PinnedKeys> of(List<HostKey> expected) {
        var known =
                expected.stream().filter(HostKey.Full.class::isInstance).map(key -> ((HostKey.Full) key).algorithm())
                        .distinct().toList();
        var asked = new ArrayList<List<String>>();
        if (!known.isEmpty()) {
            asked.add(known);
        }
        if (expected.stream().anyMatch(HostKey.Fingerprint.class::isInstance)) {
            TYPES.forEach(type -> asked.add(List.of(type)));
        }
        return asked.stream().map(types -> new PinnedKeys(expected, types)).toList();
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        var blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        var full = new HostKey.Full(KeyType.fromKey(key).toString(), Base64.getEncoder().encodeToString(blob));
        shown = full.algorithm() + " " + full.sha256();
        return expected.stream().anyMatch(pinned -> switch (pinned) {
            case HostKey.Full(_, var base64) -> base64.equals(full.base64());
            case HostKey.Fingerprint(var sha256) -> sha256.equals(full.sha256());
        });
    }

    /** Names of algorithms: an RSA key signs in three ways. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return askedFor.stream()
                .flatMap(type -> type.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256", type)
                        : Stream.of(type))
                .toList();
    }

    /** What was shown and what should have been. */
    String words() {
        return "shows " + shown + ", expected "
                + expected.stream().map(HostKey::sha256).distinct().collect(Collectors.joining(" or "));
    }
}
