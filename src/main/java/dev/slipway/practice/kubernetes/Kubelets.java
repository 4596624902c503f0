package dev.slipway.practice.kubernetes;

import dev.slipway.practice.kubernetes.Member.CloudProvider;
import dev.slipway.practice.kubernetes.Member.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kubelets' part of nodes: registering them, their Ready condition, and the static pods of control planes. */
final class Kubelets implements Controller {

    private static final Duration GRACE = Duration.ofSeconds(40);
    private static final int NODE_MASK = 24;
    private static final List<String> STATIC_PODS = List.of("etcd", "kube-apiserver", "kube-controller-manager",
            "kube-scheduler");

    private final World world;
    private final Set<String> registered = new HashSet<>();
    private final Set<String> networked = new HashSet<>();

    Kubelets(World world) {
        this.world = world;
    }

    /** A CNI plugin was set up on the node; its configuration stays there from now on. */
    void networkIsUp(String nodeName) {
        networked.add(nodeName);
    }

    boolean hasNetwork(String nodeName) {
        return networked.contains(nodeName);
    }

    @Override
    public void reconcile() {
        for (Member member : world.cluster().everyMember(world.now())) {
            if (registered.add(member.serverId())) {
                register(member);
            }
            world.store().find(ResourceType.NODE, "", member.nodeName())
                    .ifPresent(node -> world.store().change(node, content -> refresh(content, member)));
        }
    }

    private void register(Member member) {
        if (world.store().find(ResourceType.NODE, "", member.nodeName()).isPresent()) {
            return;
        }
        StoredObject node = world.store().create(ResourceType.NODE, node(member));
        Map<String, Object> csiNode = new LinkedHashMap<>();
        csiNode.put("metadata", Map.of("name", member.nodeName(), "ownerReferences", List.of(node.asOwner())));
        csiNode.put("spec", Map.of("drivers", List.of()));
        world.store().create(ResourceType.CSI_NODE, csiNode);
        if (member.role() == Role.CONTROL_PLANE) {
            STATIC_PODS.forEach(program -> world.store().create(ResourceType.POD, staticPod(program, member, node)));
        }
    }

    private Map<String, Object> node(Member member) {
        Map<String, Object> node = new LinkedHashMap<>();
        Map<String, Object> labels = Tree.grow(node, "metadata", "labels");
        labels.put("beta.kubernetes.io/arch", "amd64");
        labels.put("beta.kubernetes.io/os", "linux");
        labels.put("kubernetes.io/arch", "amd64");
        labels.put("kubernetes.io/hostname", member.nodeName());
        labels.put("kubernetes.io/os", "linux");
        if (member.role() == Role.CONTROL_PLANE) {
            labels.put("node-role.kubernetes.io/control-plane", "");
            labels.put("node.kubernetes.io/exclude-from-external-load-balancers", "");
        }
        Tree.grow(node, "metadata").put("name", member.nodeName());
        Map<String, Object> spec = Tree.grow(node, "spec");
        if (!world.cluster().plan().podSubnet().isEmpty()) {
            String pods = Ipv4Range.of(world.cluster().plan().podSubnet()).subnet(NODE_MASK, registered.size() - 1L);
            spec.put("podCIDR", pods);
            spec.put("podCIDRs", List.of(pods));
        }
        member.providerId().ifPresent(id -> spec.put("providerID", id));
        if (!member.taints().isEmpty()) {
            spec.put("taints", new ArrayList<>(member.taints()));
        }
        if (member.cloud() == CloudProvider.EXTERNAL) {
            Taints.add(node, Taints.UNINITIALIZED, "true", "NoSchedule");
        }
        status(node, member);
        return node;
    }

    private static void status(Map<String, Object> node, Member member) {
        Map<String, Object> status = Tree.grow(node, "status");
        Map<String, Object> capacity = Map.of("cpu", Integer.toString(member.vcpus()), "memory",
                member.ramMib() * 1024L + "Ki", "pods", "110", "ephemeral-storage", "20145724Ki");
        status.put("capacity", capacity);
        status.put("allocatable", capacity);
        status.put("addresses", List.of(Map.of("type", "InternalIP", "address", member.address()),
                Map.of("type", "Hostname", "address", member.nodeName())));
        status.put("nodeInfo", Map.of("architecture", "amd64", "operatingSystem", "linux", "osImage",
                "Debian GNU/Linux 12 (bookworm)", "kernelVersion", "6.1.0-26-cloud-amd64", "containerRuntimeVersion",
                "containerd://2.3.7", "kubeletVersion", member.version(), "systemUUID", member.serverId(), "machineID",
                member.serverId().replace("-", ""), "bootID", member.serverId(), "kubeProxyVersion", ""));
    }

    private void refresh(Map<String, Object> node, Member member) {
        Instant now = world.store().now();
        Optional<Instant> lost = world.cluster().lostSince(member.serverId());
        if (lost.isPresent() && world.hasPassed(lost.get(), GRACE)) {
            Conditions.set(node, "Ready", "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.", now);
            Taints.add(node, Taints.UNREACHABLE, "", "NoSchedule");
            Taints.add(node, Taints.UNREACHABLE, "", "NoExecute");
            return;
        }
        for (String pressure : List.of("MemoryPressure", "DiskPressure", "PIDPressure")) {
            Conditions.set(node, pressure, "False", "KubeletHasNo" + pressure, "", now);
        }
        if (hasNetwork(member.nodeName())) {
            Conditions.set(node, "Ready", "True", "KubeletReady", "kubelet is posting ready status", now);
            Taints.remove(node, Taints.NOT_READY);
        } else {
            Conditions.set(node, "Ready", "False", "KubeletNotReady", "container runtime network not ready: "
                    + "NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not "
                    + "initialized", now);
            Taints.add(node, Taints.NOT_READY, "", "NoSchedule");
        }
    }

    private Map<String, Object> staticPod(String program, Member member, StoredObject node) {
        String image = program.equals("etcd") ? "etcd:3.6.8-0" : program + ":" + world.cluster().plan().version();
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("metadata", Map.of("name", program + "-" + member.nodeName(), "namespace", "kube-system", "labels",
                Map.of("component", program, "tier", "control-plane"), "annotations",
                Map.of("kubernetes.io/config.source", "file"), "ownerReferences", List.of(node.asOwner())));
        pod.put("spec", Map.of("nodeName", member.nodeName(), "hostNetwork", true, "priorityClassName",
                "system-node-critical", "tolerations", List.of(Map.of("operator", "Exists")), "containers",
                List.of(Map.of("name", program, "image", world.cluster().plan().registry() + "/" + image, "command",
                        List.of(program)))));
        pod.put("status", Map.of("phase", "Pending"));
        return pod;
    }
}
