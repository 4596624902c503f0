package dev.slipway.practice.host;

import dev.slipway.practice.kubernetes.Member;
import dev.slipway.practice.kubernetes.Member.CloudProvider;
import dev.slipway.practice.kubernetes.Member.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code nodeRegistration} of a kubeadm file: how the kubelet of this host will be started.
 *
 * @param taints empty if the file leaves them to kubeadm
 */
record NodeRegistration(String name, Map<String, String> kubeletArguments, Optional<List<Map<String, Object>>> taints,
        List<String> ignoredErrors) {

    private static final String CONTAINERD_SOCKET = "unix:///run/containerd/containerd.sock";
    private static final String OPENSTACK = "openstack:///";

    static NodeRegistration of(Map<String, Object> configuration, Host host) {
        Map<String, Object> section = KubeadmFile.section(configuration, "nodeRegistration");
        Map<String, String> arguments = new LinkedHashMap<>();
        for (Object argument : KubeadmFile.list(section, "kubeletExtraArgs")) {
            Map<String, Object> pair = KubeadmFile.map(argument, "kubeletExtraArgs");
            arguments.put(KubeadmFile.text(pair, "name"), KubeadmFile.text(pair, "value"));
        }
        String name = KubeadmFile.text(section, "name");
        String socket = KubeadmFile.text(section, "criSocket");
        if (!socket.isEmpty() && !socket.equals(CONTAINERD_SOCKET)
                && !socket.equals("unix:///var/run/containerd/containerd.sock")) {
            throw new Refusal("error execution phase preflight: [preflight] Some fatal errors occurred:",
                    "\t[ERROR CRI]: could not connect to the container runtime: failed to create new CRI runtime service: "
                            + "validate service connection: validate CRI v1 runtime API for endpoint \"" + socket
                            + "\": no such file or directory");
        }
        return new NodeRegistration(name.isEmpty() ? host.server().name() : name, arguments, taints(section),
                KubeadmFile.texts(section, "ignorePreflightErrors"));
    }

    /** What the kubelet and the cluster around it would not take. */
    void check(Host host) {
        if (!name.equals(host.server().name())) {
            throw new Refusal("error execution phase preflight: [preflight] Some fatal errors occurred:",
                    "\t[ERROR Hostname]: hostname \"" + name + "\" could not be reached: lookup " + name
                            + ": no such host; this host is \"" + host.server().name() + "\"");
        }
        String nodeIp = kubeletArguments.get("node-ip");
        if (nodeIp != null && !host.server().addresses().contains(nodeIp)) {
            throw kubelet("failed to validate nodeIP: node IP: \"" + nodeIp
                    + "\" not found in the host's network interfaces");
        }
        String provider = kubeletArguments.getOrDefault("cloud-provider", "");
        if (!provider.isEmpty() && !provider.equals("external")) {
            throw kubelet("unknown cloud provider \"" + provider + "\": only \"external\" is supported");
        }
        String providerId = kubeletArguments.get("provider-id");
        if (providerId != null && !providerId.equals(OPENSTACK + host.server().id())) {
            throw kubelet(providerId.strip().equals(providerId)
                    ? "provider ID \"" + providerId + "\" is not this instance's, which is \"" + OPENSTACK
                            + host.server().id() + "\""
                    : "unknown command \"" + providerId.strip() + "\"");
        }
    }

    Member member(Host host, Role role, String version, Instant from) {
        return new Member(name, host.server().id(), kubeletArguments.getOrDefault("node-ip", host.address()), role,
                Optional.ofNullable(kubeletArguments.get("provider-id")),
                "external".equals(kubeletArguments.get("cloud-provider")) ? CloudProvider.EXTERNAL : CloudProvider.NONE,
                taints.orElse(role == Role.CONTROL_PLANE
                        ? List.of(Map.of("key", "node-role.kubernetes.io/control-plane", "effect", "NoSchedule"))
                        : List.of()),
                version, host.server().vcpus(), host.server().ramMib(), host.server().zone(), from);
    }

    private static Optional<List<Map<String, Object>>> taints(Map<String, Object> section) {
        if (section.get("taints") == null) {
            return Optional.empty();
        }
        List<Map<String, Object>> taints = new ArrayList<>();
        for (Object taint : KubeadmFile.list(section, "taints")) {
            taints.add(Map.copyOf(KubeadmFile.map(taint, "taints")));
        }
        return Optional.of(List.copyOf(taints));
    }

    private static Refusal kubelet(String words) {
        return new Refusal("[kubelet-check] Waiting for a healthy kubelet at http://127.0.0.1:10248/healthz. "
                + "This can take up to 4m0s",
                "kubelet: E1124 run.go:72] \"command failed\" err=\"" + words + "\"",
                "[kubelet-check] The kubelet is not healthy after 4m0s",
                "error execution phase kubelet-start: a fatal error occurred: the HTTP call equal to "
                        + "'curl -sSL http://127.0.0.1:10248/healthz' returned error: connection refused");
    }
}
