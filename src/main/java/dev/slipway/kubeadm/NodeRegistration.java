package dev.slipway.kubeadm;

import dev.slipway.spec.KubernetesPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which server becomes which node.
 *
 * @param name     the node's name, the server's too
 * @param address  its fixed IPv4 address. kubelet must be told: without it nothing on the host's network gets an address
 *                 before the cloud controller runs
 * @param serverId the server's UUID in Nova: then nobody has to guess the server by its name
 */
public record NodeRegistration(String name, String address, String serverId) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public NodeRegistration {
        // A stray character in one of these stops kubelet with words that lead nowhere.
        check(NAME, name, "node name");
        check(ADDRESS, address, "IPv4 address");
        check(UUID, serverId, "server ID");
    }

    private static void check(Pattern pattern, String value, String what) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("not a " + what + ": " + value);
        }
    }

    /** {@code openstack:///UUID}: the server as Kubernetes names it. */
    public String providerId() {
        return "openstack:///" + serverId;
    }

    Map<String, Object> onControlPlane(KubernetesPlan kubernetes) {
        var registration = onWorker(kubernetes);
        if (kubernetes.untaintControlPlanes()) {
            registration.put("taints", List.of()); // said and empty: without it kubeadm adds its own
        }
        return registration;
    }

    Map<String, Object> onWorker(KubernetesPlan kubernetes) {
        var registration = new LinkedHashMap<String, Object>();
        registration.put("name", name);
        registration.put("criSocket", "unix:///run/containerd/containerd.sock");
        registration.put("kubeletExtraArgs",
                List.of(argument("cloud-provider", "external"), argument("node-ip", address),
                        argument("provider-id", providerId())));
        if (!kubernetes.ignoredPreflightErrors().isEmpty()) {
            registration.put("ignorePreflightErrors", kubernetes.ignoredPreflightErrors());
        }
        return registration;
    }

    private static Map<String, Object> argument(String name, String value) {
        var argument = new LinkedHashMap<String, Object>();
        argument.put("name", name);
        argument.put("value", value);
        return argument;
    }
}
