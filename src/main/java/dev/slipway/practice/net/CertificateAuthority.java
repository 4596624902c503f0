package dev.slipway.practice.net;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
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
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives as long as the practice cloud, with P-256 keys, and what it issues. */
public final class CertificateAuthority {

    /** Certificates begin a little early, for clocks that are a little late. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);
    private static final Duration LIFE = Duration.ofDays(365);

    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final List<X509Certificate> above;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Makes one with this common name. */
    public CertificateAuthority(String commonName, InstantSource clock, RandomGenerator random) {
        this.name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        this.clock = clock;
        this.random = random;
        this.keys = newKeys();
        this.certificate = issue(name, keys.getPublic(), CertificateAuthority::authority);
        this.above = List.of();
    }

    private CertificateAuthority(X500Name name, CertificateAuthority signer) {
        this.name = name;
        this.clock = signer.clock;
        this.random = signer.random;
        this.keys = newKeys();
        this.certificate = signer.issue(name, keys.getPublic(), CertificateAuthority::authority);
        this.above = Stream.concat(Stream.of(certificate), signer.above.stream()).toList();
    }

    /** Makes an authority that this one vouches for. */
    public CertificateAuthority issuing(String commonName) {
        return new CertificateAuthority(new X500NameBuilder().addRDN(BCStyle.CN, commonName).build(), this);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The authority's own certificate as PEM text. */
    public String pem() {
        return pem(certificate);
    }

    /** A server's certificate for these names; what looks like an address becomes one. */
    public Issued server(String commonName, List<String> names) {
        KeyPair own = newKeys();
        GeneralName[] subjects = names.stream().distinct()
                .map(each -> new GeneralName(isAddress(each) ? GeneralName.iPAddress : GeneralName.dNSName, each))
                .toArray(GeneralName[]::new);
        X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        return new Issued(issue(subject, own.getPublic(), builder -> {
            leaf(builder, KeyPurposeId.id_kp_serverAuth);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(subjects));
        }), own.getPrivate(), above);
    }

    /** A client's certificate, as Kubernetes reads them: the common name is the user, organisations are groups. */
    public Issued client(String user, List<String> groups) {
        KeyPair own = newKeys();
        X500NameBuilder subject = new X500NameBuilder();
        groups.forEach(group -> subject.addRDN(BCStyle.O, group));
        subject.addRDN(BCStyle.CN, user);
        return new Issued(issue(subject.build(), own.getPublic(),
                builder -> leaf(builder, KeyPurposeId.id_kp_clientAuth)), own.getPrivate(), above);
    }

    /** A certificate or private key as PEM text. */
    static String pem(Object keyOrCertificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(keyOrCertificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    private static void authority(X509v3CertificateBuilder builder) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(Extension.keyUsage, true,
                new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
    }

    private static void leaf(X509v3CertificateBuilder builder, KeyPurposeId purpose) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    private X509Certificate issue(X500Name subject, PublicKey key, Extensions extensions) {
        Instant now = clock.instant();
        byte[] serial = new byte[16];
        random.nextBytes(serial);
        serial[0] &= 0x7f;
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, new BigInteger(1, serial),
                    Date.from(now.minus(LEEWAY)), Date.from(now.plus(LIFE)), subject, key);
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    identifiers.createAuthorityKeyIdentifier(keys.getPublic()));
            extensions.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot issue a certificate for " + subject, e);
        }
    }

    private KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new DrawnRandom(random));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || Arrays.stream(name.split("\\.", -1)).allMatch(part -> part.matches("\\d{1,3}"));
    }
}
