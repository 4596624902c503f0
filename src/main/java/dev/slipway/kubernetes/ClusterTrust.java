package dev.slipway.kubernetes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Trusts what a cluster's own CA signed and nothing else: the client library would add the system's authorities. */
final class ClusterTrust {

    private ClusterTrust() {}

    static TrustManager[] in(String base64) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : certificates(base64)) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the kubeconfig's certificate authority cannot be used", e);
        }
    }

    /** The certificates of PEM text that a kubeconfig holds in base64. */
    static List<Certificate> certificates(String base64) {
        var pem = new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64));
        try {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(pem));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate in the kubeconfig cannot be read", e);
        }
    }
}
