package dev.slipway.openstack.trust;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the certificates that a server shows. The handshake is broken off as soon as they are seen, whether they are
 * trusted or not, so that nothing can be sent behind it.
 */
public final class CertificateLook {

    private CertificateLook() {}

    /**
     * What the server shows to who comes for this host name, and what the verification of every other call says to it.
     *
     * @throws IOException if it shows nothing: unknown, refused, timed out, no TLS
     */
    public static ShownCertificates at(String host, int port, Trust trust, Duration limit) throws IOException {
        var witness = new Witness(trust.judge());
        var millis = Math.toIntExact(limit.toMillis());
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), millis);
            try (var socket =
                    (SSLSocket) Trust.tls(witness).getSocketFactory().createSocket(plain, host, port, true)) {
                socket.setSoTimeout(millis);
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                throw new IOException("the server agreed to TLS without a certificate");
            } catch (IOException e) {
                return witness.testimony().orElseThrow(() -> e);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no TLS", e);
        }
    }

    /** Remembers what is shown and what the judge says, and trusts nobody. */
    private static final class Witness extends X509ExtendedTrustManager {

        private final X509ExtendedTrustManager judge;
        private @Nullable ShownCertificates seen;

        Witness(X509ExtendedTrustManager judge) {
            this.judge = judge;
        }

        Optional<ShownCertificates> testimony() {
            return Optional.ofNullable(seen);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            try {
                judge.checkServerTrusted(chain, type, socket);
                seen = new ShownCertificates(List.of(chain), Optional.empty());
            } catch (CertificateException e) {
                seen = new ShownCertificates(List.of(chain), Optional.of(e));
            }
            throw new CertificateException("seen enough");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("only sockets are looked at");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("only sockets are looked at");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("there are no clients here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("there are no clients here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("there are no clients here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
