package dev.slipway.practice.net;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemGenerationException;

/**
 * A certificate with its private key.
 *
 * @param above the authorities between it and its root, the nearest first: they are shown along with it
 */
public record Issued(X509Certificate certificate, PrivateKey key, List<X509Certificate> above) {

    public Issued {
        above = List.copyOf(above);
    }

    /** The same as servers show it whose administrator forgot the rest. */
    public Issued alone() {
        return new Issued(certificate, key, List.of());
    }

    /** The certificate as PEM text. */
    public String certificatePem() {
        return CertificateAuthority.pem(certificate);
    }

    /** The private key as PEM text, in PKCS 8: the older form of an elliptic key would come without its curve. */
    public String keyPem() {
        try {
            return CertificateAuthority.pem(new JcaPKCS8Generator(key, null));
        } catch (PemGenerationException e) {
            throw new IllegalStateException("cannot write a private key", e);
        }
    }

    /**
     * A TLS context that shows this certificate.
     *
     * @param clients who may have issued clients' certificates, if they are looked at
     */
    public SSLContext context(Optional<X509Certificate> clients) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry("own", key, new char[0],
                    Stream.concat(Stream.of(certificate), above.stream()).toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, new char[0]);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            if (clients.isPresent()) {
                trusted.setCertificateEntry("clients", clients.get());
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot make a TLS context", e);
        }
    }
}
