package dev.slipway.openstack.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose word counts: the certificates of the user's CA file in place of this computer's, or this computer's. What is not
 * signed by one of them is not trusted.
 */
public final class Trust {

    private final X509ExtendedTrustManager judge;
    private final Source source;

    private Trust(X509ExtendedTrustManager judge, Source source) {
        this.judge = judge;
        this.source = source;
    }

    /** Where the trusted certificates come from. */
    public enum Source {
        CA_FILE, COMPUTER
    }

    /** Trusts the certificates of a CA file and nobody else, or whom this computer trusts. */
    public static Trust in(Optional<CaFile> caFile) throws GeneralSecurityException {
        return caFile.isPresent()
                ? new Trust(judge(store(caFile.get().certificates())), Source.CA_FILE)
                : new Trust(judge(null), Source.COMPUTER);
    }

    public Source source() {
        return source;
    }

    /** TLS that trusts accordingly. */
    public SSLContext tls() throws GeneralSecurityException {
        return tls(judge);
    }

    static SSLContext tls(TrustManager judge) throws GeneralSecurityException {
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {judge}, new SecureRandom());
        return tls;
    }

    /** What verifies servers here and in every call of the door. */
    X509ExtendedTrustManager judge() {
        return judge;
    }

    List<X509Certificate> anchors() {
        return List.of(judge.getAcceptedIssuers());
    }

    private static KeyStore store(List<X509Certificate> certificates) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("ca-" + i, certificates.get(i));
            }
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store could not be made", e);
        }
    }

    private static X509ExtendedTrustManager judge(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast).findFirst()
                .orElseThrow(() -> new GeneralSecurityException("this Java verifies no certificates"));
    }
}
