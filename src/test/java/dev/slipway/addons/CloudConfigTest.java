package dev.slipway.addons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.golden.Golden;
import dev.slipway.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CloudConfigTest {

    private static final Optional<CloudConfig.LoadBalancers> BALANCERS = Optional.of(new CloudConfig.LoadBalancers(
            "5a2f0d5e-2b0c-4a35-8f0c-3c1d0e9a7b11", "9d7e6c5b-4a39-4827-9615-04f3e2d1c0b9", false));

    @Test
    void everyPrintableCharacterSurvives() {
        var ascii = IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());

        for (var secret : List.of(ascii, " ü€漢😀 ", "\\", "\"", "\\\"", "\\n", "a#b;c", "=[x]", "'", "")) {
            assertThat(read(config(secret)).get("Global").get("application-credential-secret")).containsExactly(secret);
        }
    }

    @Test
    void everyAsciiCharacterSurvivesAloneAtBothEnds() {
        for (var c = ' '; c <= '~'; c++) {
            var secret = c + "x" + c;
            assertThat(read(config(secret)).get("Global").get("application-credential-secret")).containsExactly(secret);
        }
    }

    @Test
    void theReaderOfTheseTestsIsNoMoreLenientThanTheRealOne() {
        assertThat(Gcfg.read("[a]\nb = c # d\n").get("a").get("b")).containsExactly("c");
        assertThatThrownBy(() -> Gcfg.read("[a]\nb = \"c\n")).hasMessageContaining("not terminated");
        assertThatThrownBy(() -> Gcfg.read("[a]\nb = \"\\x\"\n")).hasMessageContaining("escape");
        assertThatThrownBy(() -> Gcfg.read("b = c\n")).hasMessageContaining("section");
    }

    @Test
    void aLineBreakInACredentialIsRefused() {
        assertThatThrownBy(() -> config("a\nb").text()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("a\nb");
    }

    @Test
    void withACaAndLoadBalancers() {
        Golden.check(getClass(), "with-ca-and-load-balancers.conf", config("s3cret").text().reveal());
    }

    @Test
    void whereThereIsNoOctaviaLoadBalancersAreSwitchedOff() {
        var config = new CloudConfig(URI.create("https://cloud.example.org:5000/v3"), "RegionOne", "id",
                Secret.of("s3cret"), Optional.empty(), Optional.empty());

        assertThat(read(config)).containsEntry("LoadBalancer", Map.of("enabled", List.of("false")));
        assertThat(read(config).get("Global")).doesNotContainKey("ca-file");
        Golden.check(getClass(), "without-ca-or-octavia.conf", config.text().reveal());
    }

    @Test
    void theSecretHoldsBothFilesAndTellsWhoseTheyAre() {
        var object = config("s3cret").secretObject();

        assertThat(object).containsEntry("kind", "Secret");
        assertThat(CloudConfig.credentialId(object)).contains("5f0c7a");
        var contents = (Map<?, ?>) object.get("data");
        assertThat(decoded(contents.get("cloud.conf"))).isEqualTo(config("s3cret").text().reveal());
        assertThat(decoded(contents.get("ca.pem"))).isEqualTo("-----BEGIN CERTIFICATE-----\n");
    }

    @Test
    void aSecretOfSomebodyElseNamesNoCredential() {
        assertThat(CloudConfig.credentialId(Map.of())).isEmpty();
        assertThat(CloudConfig.credentialId(Map.of("metadata", Map.of("name", "cloud-config")))).isEmpty();
    }

    @Test
    void aSecretIsRecognisedByAllButTheCredentialsOwnSecret() {
        var ours = config("one").secretObject();

        assertThat(config("another").isIn(ours)).isTrue();
        assertThat(new CloudConfig(URI.create("https://cloud.example.org:5000/v3"), "RegionOne", "5f0c7a",
                Secret.of("one"),
                Optional.of("another authority"), BALANCERS).isIn(ours)).isFalse();
        assertThat(config("one").isIn(Map.of("data", Map.of("cloud.conf", "no base64")))).isFalse();
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(config("s3cret").toString()).doesNotContain("s3cret");
    }

    private static CloudConfig config(String secret) {
        return new CloudConfig(URI.create("https://cloud.example.org:5000/v3"), "RegionOne", "5f0c7a",
                Secret.of(secret),
                Optional.of("-----BEGIN CERTIFICATE-----\n"), BALANCERS);
    }

    private static Map<String, Map<String, List<String>>> read(CloudConfig config) {
        return Gcfg.read(config.text().reveal());
    }

    private static String decoded(Object value) {
        return new String(Base64.getDecoder().decode((String) value), StandardCharsets.UTF_8);
    }
}
