package dev.slipway.openstack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The user's certificates in place of this computer's: what is not signed by one of them is not trusted. */
final class Trust {

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", Pattern.DOTALL);

    private Trust() {}

    /** TLS that trusts the certificates in a PEM text and nothing else. */
    static SSLContext pem(String pem) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var certificates = certificates(pem);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("ca-" + i, certificates.get(i));
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), new SecureRandom());
            return tls;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store could not be made", e);
        }
    }

    /** The certificates of a PEM text, whatever else stands between them; at least one. */
    static List<X509Certificate> certificates(String pem) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        var found = new ArrayList<X509Certificate>();
        var blocks = CERTIFICATE.matcher(pem);
        while (blocks.find()) {
            found.add(
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(decoded(blocks.group(1)))));
        }
        if (found.isEmpty()) {
            throw new CertificateException("no certificate in it");
        }
        return found;
    }

    private static byte[] decoded(String base64) throws CertificateException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new CertificateException("a certificate in it is not Base64", e);
        }
    }
}
