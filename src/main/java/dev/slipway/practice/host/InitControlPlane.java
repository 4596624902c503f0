package dev.slipway.practice.host;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.Pace;
import dev.slipway.practice.host.Host.Membership;
import dev.slipway.practice.kubernetes.Cluster;
import dev.slipway.practice.kubernetes.ClusterPlan;
import dev.slipway.practice.kubernetes.Clusters;
import dev.slipway.practice.kubernetes.Ipv4Range;
import dev.slipway.practice.kubernetes.Member;
import dev.slipway.practice.kubernetes.Member.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kubeadm init}: the host becomes the first control plane of a new cluster. */
final class InitControlPlane implements HostScript {

    private static final Duration TAKES = Duration.ofSeconds(30);

    private final Clusters clusters;
    private final Pace pace;

    InitControlPlane(Clusters clusters, Pace pace) {
        this.clusters = clusters;
        this.pace = pace;
    }

    @Override
    public HostReply answer(Call call) {
        Host host = call.host();
        checkLoginUser(call);
        Optional<Membership> membership = host.membership(call.now());
        if (membership.isPresent()) {
            return again(membership.get());
        }
        Software software = KubeadmPreflight.installed(host, call.now());
        KubeadmFile file = KubeadmFile.read(call.file("kubeadm.yaml"));
        Map<String, Object> init = file.document("InitConfiguration",
                "no InitConfiguration or ClusterConfiguration kind was found in the YAML file");
        ClusterPlan plan = InitFile.plan(file, call.variable("KUBERNETES_VERSION"), software);
        InitFile.checkAddresses(init, plan, host);
        InitFile.checkPatches(init, call.files().keySet());
        NodeRegistration registration = NodeRegistration.of(init, host);
        KubeadmPreflight.check(host, software, Role.CONTROL_PLANE, registration.ignoredErrors());
        registration.check(host);

        Duration takes = pace.of(TAKES);
        Instant end = call.now().plus(takes);
        Member first = registration.member(host, Role.CONTROL_PLANE, "v" + software.kubernetes(), end);
        Cluster cluster = clusters.make(plan, first);
        InitFile.tokens(init).forEach((token, life) -> cluster.tickets().accept(token, life, end));
        host.belongTo(cluster, first);
        return new HostReply(log(plan, host, registration.name()), answer(cluster), 0, takes);
    }

    static void checkLoginUser(Call call) {
        String user = call.variable("LOGIN_USER");
        if (!user.equals(call.host().server().loginUser())) {
            throw new Refusal("id: '" + user + "': no such user");
        }
    }

    private static HostReply again(Membership membership) {
        if (membership.member().role() != Role.CONTROL_PLANE) {
            throw new Refusal("error execution phase preflight: [preflight] Some fatal errors occurred:",
                    "\t[ERROR FileAvailable--etc-kubernetes-kubelet.conf]: /etc/kubernetes/kubelet.conf already exists");
        }
        return new HostReply(List.of("This control plane is initialised already."), answer(membership.cluster()), 0,
                Duration.ZERO);
    }

    private static String answer(Cluster cluster) {
        return "ca-hash=" + cluster.key() + "\nkubernetes=" + cluster.plan().version() + "\n";
    }

    private static List<String> log(ClusterPlan plan, Host host, String nodeName) {
        return List.of(
                "[init] Using Kubernetes version: " + plan.version(),
                "[preflight] Running pre-flight checks",
                "[preflight] Pulling images required for setting up a Kubernetes cluster",
                "[certs] Using certificateDir folder \"/etc/kubernetes/pki\"",
                "[certs] Generating \"ca\" certificate and key",
                "[certs] apiserver serving cert is signed for DNS names [" + nodeName
                        + " kubernetes kubernetes.default "
                        + "kubernetes.default.svc kubernetes.default.svc." + plan.dnsDomain() + "] and IPs ["
                        + Ipv4Range.of(plan.serviceSubnet()).address(1) + " " + host.address() + "]",
                "[certs] Generating \"etcd/ca\" certificate and key",
                "[kubeconfig] Using kubeconfig folder \"/etc/kubernetes\"",
                "[kubeconfig] Writing \"admin.conf\" kubeconfig file",
                "[etcd] Creating static Pod manifest for local etcd in \"/etc/kubernetes/manifests\"",
                "[control-plane] Creating static Pod manifest for \"kube-apiserver\"",
                "[kubelet-start] Starting the kubelet",
                "[kubelet-check] Waiting for a healthy kubelet at http://127.0.0.1:10248/healthz. This can take up to 4m0s",
                "[kubelet-check] The kubelet is healthy after 1.001s",
                "[control-plane-check] kube-apiserver is healthy after 7.5s",
                "[mark-control-plane] Marking the node " + nodeName + " as control-plane by adding the labels: "
                        + "[node-role.kubernetes.io/control-plane node.kubernetes.io/exclude-from-external-load-balancers]",
                "[bootstrap-token] Configured RBAC rules to allow the csrapprover controller automatically approve CSRs "
                        + "from a Node Bootstrap Token",
                "[addons] Applied essential addon: CoreDNS",
                "[addons] Applied essential addon: kube-proxy",
                "Your Kubernetes control-plane has initialized successfully!");
    }
}
