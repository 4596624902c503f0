package dev.slipway.kubernetes;

import java.util.List;
import java.util.Map;

/**
 * A Kubernetes node as its API tells it.
 *
 * @param uid       the object's own identity
 * @param providerId such as {@code openstack:///UUID}, empty while unknown
 * @param ready     whether its condition {@code Ready} is {@code True}
 * @param notReadyReason the condition's message while it is not
 * @param taints    as {@code key=value:effect}
 * @param addresses from type ({@code InternalIP}, {@code ExternalIP}, {@code Hostname}) to address, as listed
 */
public record Node(String name, String uid, String providerId, boolean ready, String notReadyReason,
        List<String> taints,
        String version, List<Address> addresses, boolean controlPlane) {

    /** One of a node's addresses. */
    public record Address(String type, String address) {}

    /** Reads the API's object. */
    public static Node of(Map<String, Object> object) {
        return NodeReader.read(object);
    }

    public boolean isInitialised() {
        return taints.stream().noneMatch(taint -> taint.startsWith("node.cloudprovider.kubernetes.io/uninitialized"));
    }
}
