package dev.slipway.kubeadm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.golden.Golden;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.Plans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class KubeadmFilesTest {

    private static final String SERVER = "0f3c2a10-8f5e-4c1b-9c1e-2b7d3f0a9e11";
    private static final NodeRegistration FIRST = new NodeRegistration("small-cp-1", "10.6.0.11", SERVER);
    private static final NodeRegistration WORKER = new NodeRegistration("small-w-1", "10.6.0.21", SERVER);
    private static final JoinTicket TICKET = new JoinTicket(Secret.of("abcdef.0123456789abcdef"),
            new CaHash("sha256:" + "0".repeat(64)));
    private static final Optional<CertificateKey> KEY = Optional.of(new CertificateKey(Secret.of("1".repeat(64))));

    @Test
    void theFirstControlPlaneTellsTheWholeCluster() {
        var text = new InitConfiguration(FIRST, cluster("1.36.3", KubernetesPlan.DEFAULT)).text();

        assertThat(documents(text)).extracting(document -> document.get("kind"))
                .containsExactly("InitConfiguration", "ClusterConfiguration", "KubeletConfiguration");
        assertThat(documents(text).get(0).get("nodeRegistration")).asString().doesNotContain("taints");
        Golden.check(getClass(), "init.yaml", text);
    }

    @Test
    void aClosedNetworkAndAnOldHostNeedTheirSettings() {
        var text = new InitConfiguration(FIRST, cluster("1.35.4", Plans.CLOSED)).text();

        assertThat(documents(text).get(0).get("nodeRegistration")).isInstanceOfSatisfying(Map.class,
                registration -> assertThat(registration.get("taints")).isEqualTo(List.of()));
        assertThat(documents(text).get(2)).containsEntry("failCgroupV1", false);
        Golden.check(getClass(), "init-closed-network.yaml", text);
    }

    @Test
    void aWorkerJoinsWithATicketAlone() {
        var text = new JoinConfiguration(WORKER, KubernetesPlan.DEFAULT, "10.6.0.11", TICKET, Optional.empty()).text();

        assertThat(documents(text).getFirst()).doesNotContainKey("controlPlane");
        Golden.check(getClass(), "join-worker.yaml", text);
    }

    @Test
    void aControlPlaneJoinsWithTheKeyToTheCertificatesToo() {
        var second = new NodeRegistration("small-cp-2", "10.6.0.12", SERVER);
        Golden.check(getClass(), "join-control-plane.yaml",
                new JoinConfiguration(second, Plans.CLOSED, "10.6.0.11", TICKET, KEY).text());
    }

    @Test
    void whatTheUserSaysOfKubeletCountsMoreThanOurOwnChoice() {
        var usual = KubernetesPlan.DEFAULT;
        var plan = new KubernetesPlan(usual.release(), usual.pods(), usual.services(), false, usual.packages(),
                Optional.empty(), Map.of("containerLogMaxFiles", 2), List.of(), Map.of());

        assertThat(new KubeletConfiguration(plan).document()).containsEntry("containerLogMaxFiles", 2L)
                .containsEntry("containerLogMaxSize", "20Mi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0f3c2a10", "0f3c2a10-8f5e-4c1b-9c1e-2b7d3f0a9e11\n",
            "0F3C2A10-8F5E-4C1B-9C1E-2B7D3F0A9E11",
            "0f3c2a108f5e4c1b9c1e2b7d3f0a9e11"})
    void whatIsNoUuidNeverBecomesAProviderId(String id) {
        assertThatThrownBy(() -> new NodeRegistration("a", "10.6.0.11", id))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVersionOfAnotherReleaseIsRefused() {
        assertThatThrownBy(() -> cluster("1.35.4", KubernetesPlan.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSecretIsPrintedWithTheRecordThatHoldsIt() {
        assertThat(new JoinConfiguration(WORKER, KubernetesPlan.DEFAULT, "10.6.0.11", TICKET, KEY).toString())
                .doesNotContain("abcdef.0123456789abcdef").doesNotContain("1".repeat(64));
    }

    static ClusterConfiguration cluster(String version, KubernetesPlan plan) {
        return new ClusterConfiguration(new ClusterName("small"), version, "10.6.0.11",
                List.of("10.6.0.11", "203.0.113.20"),
                plan);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> documents(String text) {
        return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
                .map(document -> (Map<String, Object>) document).toList();
    }
}
