package dev.slipway.kubeadm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.spec.SpecFixtures;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

class CaHashTest {

    @Test
    void itIsWhatOpensslMakesOfThePublicKey() throws CertificateException {
        var ca = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(
                new ByteArrayInputStream(SpecFixtures.CERTIFICATE.getBytes(StandardCharsets.UTF_8)));

        // openssl x509 -pubkey -noout | openssl pkey -pubin -outform der | sha256sum
        assertThat(CaHash.of(ca))
                .isEqualTo(new CaHash("sha256:400cc3ee1b061581ac40d5fc3e109b854c4d9fa6954d7205805fc50504f1b9d1"));
    }

    @Test
    void anotherNotationIsRefused() {
        assertThatThrownBy(() -> new CaHash("ab".repeat(32))).isInstanceOf(IllegalArgumentException.class);
    }
}
