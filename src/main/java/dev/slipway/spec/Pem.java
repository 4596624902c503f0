package dev.slipway.spec;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** Certificates in PEM. */
final class Pem {

    private Pem() {}

    /** Whether it holds at least one certificate and nothing that must stay secret. */
    static boolean hasOnlyCertificates(String text) {
        if (text.contains("PRIVATE KEY")) {
            return false;
        }
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
        } catch (CertificateException e) {
            return false;
        }
    }
}
