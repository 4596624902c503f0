package dev.slipway.openstack.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/**
 * What a person may want to know of a certificate.
 *
 * @param name        the shortest name its subject has
 * @param subject     the subject whole
 * @param issuer      the shortest name of who signed it
 * @param hosts       the host names and addresses it is for
 * @param authority   whether it may sign others
 * @param fingerprint SHA-256
 */
public record CertificateFacts(String name, String subject, String issuer, Instant from, Instant until,
        List<String> hosts, boolean authority, String fingerprint) {

    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;

    public static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(name(certificate.getSubjectX500Principal()),
                certificate.getSubjectX500Principal().getName(), name(certificate.getIssuerX500Principal()),
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(), hosts(certificate),
                certificate.getBasicConstraints() >= 0, fingerprint(certificate));
    }

    /** The common name, or else the unit or organisation, or else all of it. */
    static String name(X500Principal principal) {
        var whole = principal.getName();
        try {
            var parts = new LdapName(whole).getRdns();
            return Stream.of("CN", "OU", "O")
                    .flatMap(type -> parts.reversed().stream().filter(part -> part.getType().equalsIgnoreCase(type)))
                    .map(part -> part.getValue()).filter(String.class::isInstance).map(String.class::cast)
                    .findFirst().orElse(whole);
        } catch (InvalidNameException e) {
            return whole;
        }
    }

    private static List<String> hosts(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream().flatMap(Collection::stream)
                    .filter(name -> name.getFirst() instanceof Integer type && (type == DNS_NAME || type == ADDRESS))
                    .map(name -> String.valueOf(name.get(1))).toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            return "";
        }
    }
}
