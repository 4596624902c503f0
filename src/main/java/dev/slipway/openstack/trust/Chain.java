package dev.slipway.openstack.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The way from a server's certificate upwards, as far as it can be followed.
 *
 * @param path the server's own certificate first
 * @param end  what is at its upper end
 */
record Chain(List<X509Certificate> path, End end) {

    /** How far the way leads. */
    enum End {
        /** To a certificate that is trusted, or past it to the root above. */
        TRUSTED,
        /** To a certificate that signed itself and is not trusted. */
        STRANGER,
        /** To a certificate whose issuer is neither sent nor known. */
        MISSING,
        /** As before, while one of the same name with another key is trusted. */
        OTHER_KEY
    }

    static Chain of(List<X509Certificate> shown, Collection<X509Certificate> anchors) {
        var path = new ArrayList<X509Certificate>();
        var trusted = false;
        for (var next = Optional.of(shown.getFirst()); next.isPresent() && !path.contains(next.get()); next =
                issuer(path.getLast(), anchors).or(() -> issuer(path.getLast(), shown))) {
            path.add(next.get());
            trusted |= anchors.contains(next.get());
        }
        return new Chain(List.copyOf(path), end(path.getLast(), trusted, anchors));
    }

    X509Certificate own() {
        return path.getFirst();
    }

    /** Those above the server's own, the uppermost first. */
    List<X509Certificate> issuers() {
        return path.subList(1, path.size()).reversed();
    }

    private static End end(X509Certificate top, boolean trusted, Collection<X509Certificate> anchors) {
        if (trusted) {
            return End.TRUSTED;
        } else if (signed(top, top)) {
            return sameName(top, anchors) ? End.OTHER_KEY : End.STRANGER;
        }
        return anchors.stream().anyMatch(anchor -> anchor.getSubjectX500Principal()
                .equals(top.getIssuerX500Principal())) ? End.OTHER_KEY : End.MISSING;
    }

    private static boolean sameName(X509Certificate top, Collection<X509Certificate> anchors) {
        return anchors.stream()
                .anyMatch(anchor -> anchor.getSubjectX500Principal().equals(top.getSubjectX500Principal()));
    }

    /** Renewed authorities leave two certificates with one key: the one that lasts longest is meant. */
    private static Optional<X509Certificate> issuer(X509Certificate of, Collection<X509Certificate> among) {
        return signed(of, of) ? Optional.empty()
                : among.stream().filter(issuer -> signed(of, issuer))
                        .max((one, other) -> one.getNotAfter().compareTo(other.getNotAfter()));
    }

    private static boolean signed(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
