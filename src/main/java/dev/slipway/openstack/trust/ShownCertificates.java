package dev.slipway.openstack.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a server showed.
 *
 * @param chain   its own certificate first, then the others it sent
 * @param refusal why it is not trusted; empty if it is
 */
public record ShownCertificates(List<X509Certificate> chain, Optional<CertificateException> refusal) {

    X509Certificate own() {
        return chain.getFirst();
    }
}
