package dev.slipway.practice.kubernetes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A host that belongs to a cluster, as its kubelet was started.
 *
 * @param providerId what the kubelet was told, if anything
 * @param cloud      whether the kubelet waits for an external cloud provider
 * @param taints     that it registers with
 * @param version    of the kubelet, such as {@code v1.36.3}
 * @param zone       the server's availability zone, as its metadata tells it
 * @param from       when it joined; it may lie ahead
 */
public record Member(String nodeName, String serverId, String address, Role role, Optional<String> providerId,
        CloudProvider cloud, List<Map<String, Object>> taints, String version, int vcpus, int ramMib, String zone,
        Instant from) {

    /** What a node is for. */
    public enum Role {
        CONTROL_PLANE,
        WORKER
    }

    /** The kubelet's {@code --cloud-provider}. */
    public enum CloudProvider {
        NONE,
        EXTERNAL
    }

    public Member {
        taints = List.copyOf(taints);
    }
}
