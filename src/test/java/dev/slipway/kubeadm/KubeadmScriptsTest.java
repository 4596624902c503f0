package dev.slipway.kubeadm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.kubeadm.KubeadmScripts.Initialised;
import dev.slipway.node.AnswerException;
import dev.slipway.secret.Secret;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.Plans;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KubeadmScriptsTest {

    private static final NodeRegistration NODE = new NodeRegistration("small-cp-1", "10.6.0.11",
            "0f3c2a10-8f5e-4c1b-9c1e-2b7d3f0a9e11");
    private static final String HASH = "sha256:" + "ab".repeat(32);
    private static final JoinTicket TICKET = new JoinTicket(Secret.of("abcdef.0123456789abcdef"), new CaHash(HASH));

    @Test
    void initTakesItsFileAndThePatches() {
        var script = KubeadmScripts.initControlPlane(
                new InitConfiguration(NODE, KubeadmFilesTest.cluster("1.35.4", Plans.CLOSED)), "debian");

        assertThat(script.name()).isEqualTo("init-control-plane");
        assertThat(script.environment()).containsEntry("LOGIN_USER", "debian").containsEntry("KUBERNETES_VERSION",
                "1.35.4");
        assertThat(script.files()).containsOnlyKeys("kubeadm.yaml", "kubeadm-functions.sh",
                "patch-kubeletconfiguration+strategic.yaml");
        assertThat(script.file("kubeadm.yaml")).contains("kind: InitConfiguration",
                "directory: /var/lib/slipway/patches");
    }

    @Test
    void aNodeJoinsInTheRoleItsFileGivesIt() {
        var worker = new JoinConfiguration(NODE, KubernetesPlan.DEFAULT, "10.6.0.11", TICKET, Optional.empty());
        var controlPlane = new JoinConfiguration(NODE, KubernetesPlan.DEFAULT, "10.6.0.11", TICKET,
                Optional.of(new CertificateKey(Secret.of("1".repeat(64)))));

        assertThat(KubeadmScripts.joinNode(worker, "debian").files()).containsOnlyKeys("kubeadm.yaml",
                "kubeadm-functions.sh");
        assertThat(KubeadmScripts.joinNode(worker, "debian").environment()).containsEntry("ROLE", "worker");
        assertThat(KubeadmScripts.joinNode(controlPlane, "debian").environment()).containsEntry("ROLE",
                "control-plane");
    }

    @Test
    void theValidityOfATokenIsWrittenAsGoReadsIt() {
        assertThat(KubeadmScripts.issueJoinTicket(Duration.ofMinutes(90)).environment())
                .containsExactly(java.util.Map.entry("TOKEN_TTL", "1h30m0s"));
        assertThat(KubeadmScripts.issueJoinTicket(Duration.ofHours(26)).environment()).containsEntry("TOKEN_TTL",
                "26h0m0s");
    }

    @Test
    void answersAreReadOrRefused() {
        assertThat(Initialised.read("ca-hash=" + HASH + "\nkubernetes=v1.36.3\n"))
                .isEqualTo(new Initialised(new CaHash(HASH), "v1.36.3"));
        assertThat(JoinTicket.read("token=abcdef.0123456789abcdef\nca-hash=" + HASH + "\n")).isEqualTo(TICKET);
        assertThat(CertificateKey.read("certificate-key=" + "1".repeat(64)).value().reveal()).isEqualTo("1".repeat(64));
        assertThatThrownBy(() -> JoinTicket.read("token=abcdef\nca-hash=" + HASH)).isInstanceOf(AnswerException.class);
        assertThatThrownBy(() -> CertificateKey.read("")).isInstanceOf(AnswerException.class);
    }
}
