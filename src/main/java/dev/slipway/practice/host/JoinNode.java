package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.Pace;
import dev.slipway.practice.kubernetes.Cluster;
import dev.slipway.practice.kubernetes.Clusters;
import dev.slipway.practice.kubernetes.Member;
import dev.slipway.practice.kubernetes.Member.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubeadm join}: the host becomes a worker or a further control plane of a cluster. */
final class JoinNode implements HostScript {

    private static final Duration TAKES = Duration.ofSeconds(15);
    private static final String JOINED = "joined=yes\n";

    private final Clusters clusters;
    private final Pace pace;

    JoinNode(Clusters clusters, Pace pace) {
        this.clusters = clusters;
        this.pace = pace;
    }

    @Override
    public HostReply answer(Call call) {
        Host host = call.host();
        Role role = role(call);
        InitControlPlane.checkLoginUser(call);
        if (host.membership(call.now()).isPresent()) {
            return new HostReply(List.of("This node has joined already."), JOINED, 0, Duration.ZERO);
        }
        Software software = KubeadmPreflight.installed(host, call.now());
        Map<String, Object> join = KubeadmFile.read(call.file("kubeadm.yaml"))
                .document("JoinConfiguration", "no JoinConfiguration found in config file");
        InitFile.checkPatches(join, call.files().keySet());
        NodeRegistration registration = NodeRegistration.of(join, host);
        KubeadmPreflight.check(host, software, role, registration.ignoredErrors());
        Cluster cluster = Discovery.cluster(join, clusters, call.now());
        checkControlPlane(join, role, cluster, host, call.now());
        checkName(registration.name(), cluster, call.now());
        registration.check(host);

        Duration takes = pace.of(TAKES);
        Member member = registration.member(host, role, "v" + software.kubernetes(), call.now().plus(takes));
        cluster.join(member);
        host.belongTo(cluster, member);
        return new HostReply(log(role, registration.name()), JOINED, 0, takes);
    }

    private static Role role(Call call) {
        return switch (call.variable("ROLE")) {
            case "control-plane" -> Role.CONTROL_PLANE;
            case "worker" -> Role.WORKER;
            case String other -> throw new Refusal(2, "join-node: ROLE is neither control-plane nor worker: " + other);
        };
    }

    private static void checkControlPlane(Map<String, Object> join, Role role, Cluster cluster, Host host,
            Instant now) {
        boolean wanted = join.get("controlPlane") != null;
        if (wanted != (role == Role.CONTROL_PLANE)) {
            throw new Refusal(2, "join-node: ROLE is " + role + ", but JoinConfiguration "
                    + (wanted ? "has" : "has no") + " controlPlane");
        }
        if (!wanted) {
            return;
        }
        Map<String, Object> section = KubeadmFile.section(join, "controlPlane");
        String key = KubeadmFile.text(section, "certificateKey");
        if (!cluster.tickets().hasCertificates(now)) {
            throw new Refusal(
                    "error execution phase control-plane-prepare/download-certs: error downloading certs: error "
                            + "downloading the secret: Secret \"kubeadm-certs\" was not found in the \"kube-system\" Namespace. This "
                            + "Secret might have expired. Please, run `kubeadm init phase upload-certs --upload-certs` on a control "
                            + "plane to generate a new one");
        }
        if (!cluster.tickets().decrypts(key, now)) {
            throw new Refusal(
                    "error execution phase control-plane-prepare/download-certs: error downloading certs: error "
                            + "decoding secret data with provided key: cipher: message authentication failed");
        }
        String advertised = KubeadmFile.text(KubeadmFile.section(section, "localAPIEndpoint"), "advertiseAddress");
        if (!advertised.isEmpty() && !host.server().addresses().contains(advertised)) {
            throw new Refusal(
                    "error execution phase control-plane-join/etcd: error creating local etcd static pod manifest "
                            + "file: listen tcp " + advertised + ":2380: bind: cannot assign requested address");
        }
        if (cluster.isAddingControlPlane(now)) {
            throw new Refusal(
                    "error execution phase control-plane-join/etcd: error creating local etcd static pod manifest "
                            + "file: etcdserver: re-configuration failed due to not enough started members");
        }
    }

    private static void checkName(String name, Cluster cluster, Instant now) {
        if (cluster.members(now).stream().anyMatch(member -> member.nodeName().equals(name))) {
            throw new Refusal("error execution phase kubelet-start: a Node with name \"" + name
                    + "\" and status \"Ready\" "
                    + "already exists in the cluster. You must delete the existing Node or change the name of this new "
                    + "joining Node");
        }
    }

    private static List<String> log(Role role, String nodeName) {
        List<String> lines = new ArrayList<>(List.of(
                "[preflight] Running pre-flight checks",
                "[preflight] Reading configuration from the \"kubeadm-config\" ConfigMap in namespace \"kube-system\"..."));
        if (role == Role.CONTROL_PLANE) {
            lines.addAll(List.of(
                    "[download-certs] Downloading the certificates in Secret \"kubeadm-certs\" in the \"kube-system\" Namespace",
                    "[certs] Generating \"apiserver\" certificate and key",
                    "[etcd] Announced new etcd member joining to the existing etcd cluster",
                    "[control-plane] Creating static Pod manifest for \"kube-apiserver\""));
        }
        lines.addAll(List.of(
                "[kubelet-start] Writing kubelet configuration to file \"/var/lib/kubelet/config.yaml\"",
                "[kubelet-start] Starting the kubelet",
                "[kubelet-check] The kubelet is healthy after 1.002s",
                "[kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap",
                "This node has joined the cluster: " + nodeName));
        return lines;
    }
}
