package dev.slipway.practice.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.Pace;
import dev.slipway.practice.ServerView;
import dev.slipway.practice.kubernetes.Clusters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Hosts with a clock that the test moves, and the files that a cluster is made of. */
final class Practice {

    static final String CP = "11111111-1111-4111-8111-111111111111";
    static final String WORKER = "22222222-2222-4222-8222-222222222222";

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    final Clusters clusters = new Clusters(_ -> HttpReply.empty(503), new Pace(1), () -> now, new Random(1));
    final Hosts hosts = new Hosts(clusters, new Pace(1), () -> now, new Random(2));

    /** A control plane and a worker that have booted. */
    static Practice withTwoBootedHosts() {
        Practice practice = new Practice();
        practice.hosts.active(server(CP, "small-cp-1", "10.6.0.11", ""));
        practice.hosts.active(server(WORKER, "small-w-1", "10.6.0.21", ""));
        practice.pass(Duration.ofSeconds(10));
        return practice;
    }

    /** The same, prepared. */
    static Practice withTwoPreparedHosts() {
        Practice practice = withTwoBootedHosts();
        practice.prepare(CP, "small-cp-1", "10.6.0.11");
        practice.prepare(WORKER, "small-w-1", "10.6.0.21");
        practice.pass(Duration.ofSeconds(40));
        return practice;
    }

    /** The same, with a cluster around the control plane. */
    static Practice withACluster() {
        Practice practice = withTwoPreparedHosts();
        practice.init(initFile());
        practice.pass(Duration.ofSeconds(30));
        return practice;
    }

    static ServerView server(String id, String name, String address, String publicKey) {
        return new ServerView(id, name, "project", 2, 4096, "nova", "debian", List.of(address), List.of("port-" + name),
                publicKey, "", Map.of());
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    HostReply prepare(String server, String name, String address) {
        return hosts.answer(server, "prepare-node", preparation(name, address), preparationFiles());
    }

    HostReply init(String kubeadm) {
        return hosts.answer(CP, "init-control-plane", Map.of("LOGIN_USER", "debian", "KUBERNETES_VERSION", "1.36.3"),
                Map.of("kubeadm.yaml", kubeadm.getBytes(UTF_8)));
    }

    HostReply joinWorker(String kubeadm) {
        return hosts.answer(WORKER, "join-node", Map.of("ROLE", "worker", "LOGIN_USER", "debian"),
                Map.of("kubeadm.yaml", kubeadm.getBytes(UTF_8)));
    }

    Map<String, String> ask(String server, String script, Map<String, String> environment) {
        HostReply reply = hosts.answer(server, script, environment, Map.of());
        Map<String, String> values = new TreeMap<>();
        reply.answer().lines().map(line -> line.split("=", 2)).forEach(pair -> values.put(pair[0], pair[1]));
        return values;
    }

    static Map<String, String> preparation(String name, String address) {
        return Map.of("NODE_NAME", name, "NODE_ADDRESS", address, "KUBERNETES_MINOR", "1.36",
                "KUBERNETES_URL", "https://pkgs.k8s.io/core:/stable:/v1.36/deb/", "KUBERNETES_SUITE", "/",
                "KUBERNETES_KEY_URL", "https://pkgs.k8s.io/core:/stable:/v1.36/deb/Release.key",
                "CONTAINERD_URL", "https://download.docker.com/linux/debian", "CONTAINERD_SUITE", "bookworm stable",
                "CONTAINERD_KEY_URL", "https://download.docker.com/linux/debian/gpg", "REGISTRY", "");
    }

    static Map<String, byte[]> preparationFiles() {
        return Map.of("modules.conf", "overlay\nbr_netfilter\n".getBytes(UTF_8),
                "sysctl.conf", "net.ipv4.ip_forward = 1\n".getBytes(UTF_8),
                "containerd.toml", "version = 3\n".getBytes(UTF_8));
    }

    static String initFile() {
        return initFile(CP);
    }

    static String initFile(String serverId) {
        return """
                apiVersion: kubeadm.k8s.io/v1beta4
                kind: InitConfiguration
                localAPIEndpoint: {advertiseAddress: 10.6.0.11, bindPort: 6443}
                nodeRegistration:
                  name: small-cp-1
                  kubeletExtraArgs:
                  - {name: cloud-provider, value: external}
                  - {name: node-ip, value: 10.6.0.11}
                  - {name: provider-id, value: "openstack:///%s"}
                ---
                apiVersion: kubeadm.k8s.io/v1beta4
                kind: ClusterConfiguration
                clusterName: small
                kubernetesVersion: v1.36.3
                controlPlaneEndpoint: 10.6.0.11:6443
                networking: {serviceSubnet: 10.96.0.0/12, podSubnet: 10.244.0.0/16}
                apiServer: {certSANs: [10.6.0.11, 203.0.113.20]}
                """.formatted(serverId);
    }

    static String joinFile(Map<String, String> ticket) {
        return joinFile(ticket, WORKER);
    }

    static String joinFile(Map<String, String> ticket, String serverId) {
        return """
                apiVersion: kubeadm.k8s.io/v1beta4
                kind: JoinConfiguration
                discovery:
                  bootstrapToken: {apiServerEndpoint: "10.6.0.11:6443", token: "%s", caCertHashes: ["%s"]}
                nodeRegistration:
                  name: small-w-1
                  kubeletExtraArgs:
                  - {name: cloud-provider, value: external}
                  - {name: node-ip, value: 10.6.0.21}
                  - {name: provider-id, value: "openstack:///%s"}
                """.formatted(ticket.get("token"), ticket.get("ca-hash"), serverId);
    }
}
