package dev.slipway.practice.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.practice.HostReply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {

    private static final Map<String, String> TWO_HOURS = Map.of("TOKEN_TTL", "2h0m0s");

    @Test
    void theConsoleShowsTheHostKeyOnceCloudInitIsDone() {
        Practice practice = new Practice();
        practice.hosts.active(Practice.server(Practice.CP, "small-cp-1", "10.6.0.11", ""));
        assertThat(practice.hosts.consoleLog(Practice.CP)).doesNotContain("ssh-ed25519");
        practice.pass(Duration.ofSeconds(10));
        assertThat(practice.hosts.consoleLog(Practice.CP)).containsPattern("""
                -----BEGIN SSH HOST KEY KEYS-----
                ssh-ed25519 AAAA[A-Za-z0-9+/=]{64} root@small-cp-1
                -----END SSH HOST KEY KEYS-----
                """);
    }

    @Test
    void aFreshHostTellsThatNothingIsOnIt() {
        assertThat(Practice.withTwoBootedHosts().ask(Practice.CP, "describe-node", Map.of()))
                .containsEntry("os", "debian").containsEntry("cgroup", "v2").containsEntry("cloud-init", "done")
                .containsEntry("hostname", "small-cp-1").containsEntry("kubelet", "absent")
                .containsEntry("control-plane", "absent").containsEntry("provider-id", "").containsEntry("ca-hash", "")
                .containsEntry("kubernetes", "");
    }

    @Test
    void preparingTakesItsTimeAndThenThePackagesAreThere() {
        Practice practice = Practice.withTwoBootedHosts();
        HostReply reply = practice.prepare(Practice.CP, "small-cp-1", "10.6.0.11");
        assertThat(reply.status()).isZero();
        assertThat(reply.takes()).isEqualTo(Duration.ofSeconds(40));
        assertThat(reply.answer()).isEqualTo("kubernetes=1.36.3\ncontainerd=2.3.7\n");
        practice.pass(Duration.ofSeconds(39));
        assertThat(practice.ask(Practice.CP, "describe-node", Map.of())).containsEntry("kubernetes", "");
        practice.pass(Duration.ofSeconds(1));
        assertThat(practice.ask(Practice.CP, "describe-node", Map.of())).containsEntry("kubernetes", "1.36.3");
    }

    @Test
    void aRepositoryOfAnotherMinorReleaseHasNotTheWantedPackages() {
        Practice practice = Practice.withTwoBootedHosts();
        Map<String, String> environment = new java.util.HashMap<>(Practice.preparation("small-cp-1", "10.6.0.11"));
        environment.put("KUBERNETES_MINOR", "1.35");
        HostReply reply = practice.hosts.answer(Practice.CP, "prepare-node", environment, Practice.preparationFiles());
        assertThat(reply.status()).isEqualTo(100);
        assertThat(reply.log()).last().asString().contains("E: Version '1.35.*' for 'kubeadm' was not found");
    }

    @Test
    void aControlPlaneCannotBeMadeWithoutPackages() {
        HostReply reply = Practice.withTwoBootedHosts().init(Practice.initFile());
        assertThat(reply.status()).isEqualTo(127);
        assertThat(reply.log()).containsExactly("bash: kubeadm: command not found");
    }

    @Test
    void initMakesAClusterWhoseHashIsTheSameEverywhere() {
        Practice practice = Practice.withTwoPreparedHosts();
        HostReply reply = practice.init(Practice.initFile());
        assertThat(reply.log()).contains("Your Kubernetes control-plane has initialized successfully!");
        assertThat(reply.status()).isZero();
        practice.pass(Duration.ofSeconds(29));
        assertThat(practice.ask(Practice.CP, "describe-node", Map.of())).containsEntry("control-plane", "absent");
        practice.pass(Duration.ofSeconds(1));
        Map<String, String> description = practice.ask(Practice.CP, "describe-node", Map.of());
        assertThat(description).containsEntry("control-plane", "present").containsEntry("kubelet", "joined")
                .containsEntry("provider-id", "openstack:///" + Practice.CP);
        assertThat(reply.answer()).isEqualTo("ca-hash=" + description.get("ca-hash") + "\nkubernetes=v1.36.3\n");
        assertThat(practice.ask(Practice.CP, "issue-join-ticket", TWO_HOURS))
                .containsEntry("ca-hash", description.get("ca-hash"));
    }

    @Test
    void initOfAnInitialisedControlPlaneAnswersTheSameCluster() {
        Practice practice = Practice.withTwoPreparedHosts();
        String first = practice.init(Practice.initFile()).answer();
        practice.pass(Duration.ofSeconds(30));
        HostReply second = practice.init(Practice.initFile());
        assertThat(second.answer()).isEqualTo(first);
        assertThat(second.takes()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1beta4                       | v1beta3                     | old API spec: "kubeadm.k8s.io/v1beta3"
            advertiseAddress: 10.6.0.11   | advertiseAddress: 10.6.0.12 | bind: cannot assign requested address
            node-ip, value: 10.6.0.11     | node-ip, value: 10.6.0.12   | not found in the host's network interfaces
            openstack:///1111             | openstack:///3333           | is not this instance's
            name: small-cp-1              | name: other                 | hostname "other" could not be reached
            10.244.0.0/16                 | 10.100.0.0/16               | overlaps with networking.serviceSubnet
            10.244.0.0/16                 | 10.6.0.0/16                 | overlaps with the network of this node
            10.244.0.0/16                 | 10.244.0.0/33               | invalid CIDR address: 10.244.0.0/33
            kubernetesVersion: v1.36.3    | kubernetesVersion: v1.37.0  | this run is for v1.36.3
            "kind: ClusterConfiguration"  | "kind: JoinConfiguration"   | no InitConfiguration or ClusterConfiguration
            """)
    void initRefusesAFileThatDoesNotFit(String right, String wrong, String words) {
        Practice practice = Practice.withTwoPreparedHosts();
        String file = Practice.initFile();
        assertThat(file).contains(right.replace("\"", ""));
        HostReply reply = practice.init(file.replace(right.replace("\"", ""), wrong.replace("\"", "")));
        assertThat(reply.status()).isNotZero();
        assertThat(String.join("\n", reply.log())).contains(words);
        practice.pass(Duration.ofMinutes(1));
        assertThat(practice.ask(Practice.CP, "describe-node", Map.of())).containsEntry("control-plane", "absent");
    }

    @Test
    void aWorkerJoinsWithATicket() {
        Practice practice = Practice.withACluster();
        Map<String, String> ticket = practice.ask(Practice.CP, "issue-join-ticket", TWO_HOURS);
        HostReply reply = practice.joinWorker(Practice.joinFile(ticket));
        assertThat(reply.log()).last().isEqualTo("This node has joined the cluster: small-w-1");
        assertThat(reply.answer()).isEqualTo("joined=yes\n");
        practice.pass(Duration.ofSeconds(15));
        assertThat(practice.ask(Practice.WORKER, "describe-node", Map.of()))
                .containsEntry("kubelet", "joined").containsEntry("control-plane", "absent")
                .containsEntry("ca-hash", ticket.get("ca-hash"));
    }

    @Test
    void anExpiredTicketOpensNothing() {
        Practice practice = Practice.withACluster();
        Map<String, String> ticket = practice.ask(Practice.CP, "issue-join-ticket", TWO_HOURS);
        practice.pass(Duration.ofHours(2));
        HostReply reply = practice.joinWorker(Practice.joinFile(ticket));
        assertThat(reply.status()).isEqualTo(1);
        assertThat(reply.log()).last().asString()
                .contains("could not find a JWS signature in the cluster-info ConfigMap "
                        + "for token ID \"" + ticket.get("token").substring(0, 6) + "\"");
    }

    @Test
    void aClusterWithAnotherAuthorityIsNotJoined() {
        Practice practice = Practice.withACluster();
        Map<String, String> ticket = practice.ask(Practice.CP, "issue-join-ticket", TWO_HOURS);
        String pinned = "sha256:" + "0".repeat(64);
        HostReply reply =
                practice.joinWorker(Practice.joinFile(Map.of("token", ticket.get("token"), "ca-hash", pinned)));
        assertThat(reply.log()).last().asString()
                .contains("none of the public keys \"" + ticket.get("ca-hash") + "\" are pinned");
    }

    @Test
    void aSecondControlPlaneNeedsTheKeyOfTheUploadedCertificates() {
        Practice practice = Practice.withACluster();
        Map<String, String> ticket = practice.ask(Practice.CP, "issue-join-ticket", TWO_HOURS);
        String file = Practice.joinFile(ticket) + "controlPlane: {certificateKey: \"%s\"}\n";
        assertThat(joinControlPlane(practice, file.formatted("0".repeat(64))).log()).last().asString()
                .contains("Secret \"kubeadm-certs\" was not found");
        String key = practice.ask(Practice.CP, "issue-certificate-key", Map.of()).get("certificate-key");
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(joinControlPlane(practice, file.formatted("0".repeat(64))).log()).last().asString()
                .contains("message authentication failed");
        assertThat(joinControlPlane(practice, file.formatted(key)).status()).isZero();
        practice.pass(Duration.ofSeconds(15));
        assertThat(practice.ask(Practice.WORKER, "describe-node", Map.of())).containsEntry("control-plane", "present");
    }

    @Test
    void theKubeconfigIsOnTheControlPlaneOnly() {
        Practice practice = Practice.withACluster();
        HostReply onWorker = practice.hosts.answer(Practice.WORKER, "fetch-kubeconfig", Map.of(), Map.of());
        assertThat(onWorker.status()).isEqualTo(1);
        HostReply reply = practice.hosts.answer(Practice.CP, "fetch-kubeconfig", Map.of(), Map.of());
        assertThat(reply.answer()).contains("server: https://10.6.0.11:6443", "kubernetes-admin@small");
    }

    @Test
    void anUnknownScriptIsNotFound() {
        HostReply reply = Practice.withTwoBootedHosts().hosts.answer(Practice.CP, "rm", Map.of(), Map.of());
        assertThat(reply.status()).isEqualTo(127);
    }

    private static HostReply joinControlPlane(Practice practice, String file) {
        return practice.hosts.answer(Practice.WORKER, "join-node",
                Map.of("ROLE", "control-plane", "LOGIN_USER", "debian"),
                Map.of("kubeadm.yaml", file.getBytes(UTF_8)));
    }
}
