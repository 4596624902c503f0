package dev.slipway.practice.kubernetes;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A cluster's own certificate authority, as {@code kubeadm init} makes it. */
final class ClusterAuthority {

    private static final Duration LEAF_LIFE = Duration.ofDays(365);
    private static final Duration CA_LIFE = Duration.ofDays(3650);

    private final SecureRandom random = new SecureRandom();
    private final KeyPair keys = newKeys();
    private final X509Certificate certificate;

    ClusterAuthority(Instant now) {
        X500Name name = new X500Name("CN=kubernetes");
        certificate = sign(name, name, keys, now, CA_LIFE, extensions -> {
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            extensions.addExtension(Extension.keyUsage, true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign));
        });
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** {@code sha256:} and the digest of the CA's SubjectPublicKeyInfo, as {@code caCertHashes} wants it. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client's certificate. */
    Identity client(String commonName, List<String> organisations, Instant now) {
        X500NameBuilder name = new X500NameBuilder();
        organisations.forEach(organisation -> name.addRDN(BCStyle.O, organisation));
        name.addRDN(BCStyle.CN, commonName);
        return issue(name.build(), KeyPurposeId.id_kp_clientAuth, List.of(), now);
    }

    /** A server's certificate for these DNS names and IP addresses. */
    Identity server(String commonName, Collection<String> names, Instant now) {
        return issue(new X500NameBuilder().addRDN(BCStyle.CN, commonName).build(), KeyPurposeId.id_kp_serverAuth, names,
                now);
    }

    /** Whether the certificate is this authority's and valid at that time. */
    boolean issued(X509Certificate leaf, Instant now) {
        try {
            leaf.checkValidity(Date.from(now));
            leaf.verify(keys.getPublic());
            return leaf.getIssuerX500Principal().equals(new X500Principal("CN=kubernetes"));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A certificate, its authority's, and its key. */
    record Identity(X509Certificate certificate, X509Certificate authority, PrivateKey key) {}

    static String pem(Object certificateOrKey) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificateOrKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private Identity issue(X500Name subject, KeyPurposeId purpose, Collection<String> names, Instant now) {
        KeyPair leaf = newKeys();
        return new Identity(sign(new X500Name("CN=kubernetes"), subject, leaf, now, LEAF_LIFE, extensions -> {
            extensions.addExtension(Extension.keyUsage, true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (!names.isEmpty()) {
                extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(
                        names.stream().distinct().map(ClusterAuthority::alternative).toArray(GeneralName[]::new)));
            }
        }), certificate, leaf.getPrivate());
    }

    private static GeneralName alternative(String name) {
        try {
            InetAddress.ofLiteral(name);
            return new GeneralName(GeneralName.iPAddress, name);
        } catch (IllegalArgumentException e) {
            return new GeneralName(GeneralName.dNSName, name);
        }
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder) throws IOException;
    }

    private X509Certificate sign(X500Name issuer, X500Name subject, KeyPair subjectKeys, Instant now, Duration life,
            Extensions extensions) {
        try {
            // Real clocks differ a little; so do a client's and this one's.
            Date from = Date.from(now.minus(Duration.ofMinutes(5)));
            var builder = new JcaX509v3CertificateBuilder(issuer, new BigInteger(63, random), from,
                    Date.from(now.plus(life)), subject, subjectKeys.getPublic());
            extensions.addTo(builder);
            return new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    private KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
