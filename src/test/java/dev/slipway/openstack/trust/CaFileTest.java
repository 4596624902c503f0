package dev.slipway.openstack.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.practice.net.Issued;
import dev.slipway.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaFileTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final CertificateAuthority one = new CertificateAuthority("One", InstantSource.fixed(NOW), new Random(1));
    private final CertificateAuthority two = new CertificateAuthority("Two", InstantSource.fixed(NOW), new Random(2));

    @TempDir
    private Path directory;

    @Test
    void aPemFileSaysWhoIsInItAndForHowLong() {
        assertThat(names(read(one.pem()))).containsExactly("One");
        var facts = CertificateFacts.of(read(one.pem()).certificates().getFirst());
        assertThat(facts).returns("One", CertificateFacts::issuer).returns("CN=One", CertificateFacts::subject)
                .returns(true, CertificateFacts::authority)
                .returns(NOW.plus(Duration.ofDays(365)), CertificateFacts::until);
        assertThat(facts.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void aBundleKeepsItsOrderAndHasEachOnceWhateverStandsBetween() {
        var bundle =
                "# ours, see wiki\r\n" + two.pem() + "subject=/CN=One\n" + one.pem().replace("\n", "\r\n") + two.pem();
        assertThat(names(read(bundle))).containsExactly("Two", "One");
    }

    @Test
    void whatIsHandedOnHoldsCertificatesAndNothingElse() {
        var server = one.server("host", List.of("host.example"));
        var handedOn = read(server.keyPem() + server.certificatePem() + one.pem()).pem();
        assertThat(handedOn).isEqualTo(server.certificatePem().replace("\r\n", "\n") + one.pem().replace("\r\n", "\n"));
    }

    @Test
    void oneCertificateInDerIsReadToo() throws Exception {
        assertThat(names(read(one.certificate().getEncoded()))).containsExactly("One");
    }

    @Test
    void aPkcs7BundleIsReadInDerAndInPem() throws Exception {
        var der = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(one.certificate(), two.certificate())).getEncoded("PKCS7");
        assertThat(names(read(der))).containsExactlyInAnyOrder("One", "Two");
        var pem = "-----BEGIN PKCS7-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END PKCS7-----\n";
        assertThat(names(read(pem))).containsExactlyInAnyOrder("One", "Two");
    }

    @Test
    void aFileThatPowerShellWroteIsReadToo() {
        assertThat(names(read(("\uFEFF" + one.pem()).getBytes(StandardCharsets.UTF_16LE)))).containsExactly("One");
        assertThat(names(read(("\uFEFF" + one.pem()).getBytes(StandardCharsets.UTF_16BE)))).containsExactly("One");
    }

    @Test
    void anotherFileIsAddedAndWhatIsThereTwiceIsKeptOnce() {
        assertThat(names(read(one.pem()).with(read(two.pem() + one.pem())))).containsExactly("One", "Two");
    }

    @Test
    void aDamagedCertificateIsToldByItsNumber() {
        var damaged = two.pem().replaceFirst("\n[A-Za-z0-9+/=]{64}\n", "\n");
        assertThat(problem((one.pem() + damaged).getBytes(StandardCharsets.US_ASCII)))
                .contains("number 2", "ca.pem", "damaged");
        assertThat(problem("-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----".getBytes(
                StandardCharsets.US_ASCII))).contains("number 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''|is empty",
            "'   '|is empty",
            "<!DOCTYPE html><title>Sign in</title>|is a web page",
            "'<?xml version=\"1.0\"?><html>'|is a web page",
            "-----BEGIN CERTIFICATE REQUEST-----|a request for a certificate",
            "ssh-ed25519 AAAA me@here|holds no certificate",
            "none of it|holds no certificate"
    })
    void whatIsNoCertificateIsCalledByItsName(String content, String words) {
        assertThat(problem(content.getBytes(StandardCharsets.UTF_8))).contains("ca.pem", words);
    }

    @Test
    void aPrivateKeyIsToldAndNotShown() {
        Issued server = one.server("host", List.of("host.example"));
        assertThat(problem(server.keyPem().getBytes(StandardCharsets.UTF_8))).contains("private key")
                .doesNotContain(server.keyPem().lines().toList().get(1));
    }

    @Test
    void aPkcs12StoreIsToldWithTheWayOutOfIt() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("one", one.certificate());
        var written = new ByteArrayOutputStream();
        store.store(written, "secret".toCharArray());
        assertThat(problem(written.toByteArray())).contains("PKCS #12", "openssl pkcs12");
    }

    @Test
    void aFileThatIsNotThereOrAFolderIsAProblem() {
        assertThat(problem(() -> CaFile.read(directory.resolve("nowhere.pem")))).contains("nowhere.pem",
                "no such file");
        assertThat(problem(() -> CaFile.read(directory))).contains("cannot be read");
    }

    @Test
    void aFileIsReadFromWhereItIs() throws IOException {
        var file = Files.writeString(directory.resolve("ca.pem"), one.pem());
        assertThat(names(CaFile.read(file))).containsExactly("One");
    }

    private static CaFile read(String content) {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static CaFile read(byte[] content) {
        return CaFile.of(content, "ca.pem");
    }

    private static List<String> names(CaFile file) {
        return file.certificates().stream().map(CertificateFacts::of).map(CertificateFacts::name).toList();
    }

    private static String problem(byte[] content) {
        return problem(() -> read(content));
    }

    private static String problem(Runnable reading) {
        var thrown = catchThrowableOfType(CaFileException.class, reading::run);
        assertThat(thrown).isNotNull();
        var texts = Texts.strict(Locale.ENGLISH);
        assertThat(texts.remedy(thrown.message())).isPresent();
        return texts.say(thrown.message()) + " " + texts.remedy(thrown.message()).orElse("");
    }
}
