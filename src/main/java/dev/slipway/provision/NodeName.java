package dev.slipway.provision;

import dev.slipway.spec.ClusterName;

/**
 * A node and its server have one name, {@code small-cp-1} or {@code small-w-2}. The cloud controller looks servers up by it,
 * so it must be a DNS label and unique in the project.
 *
 * @see <a href="https://github.com/kubernetes/cloud-provider-openstack">cloud-provider-openstack, instances</a>
 */
public record NodeName(ClusterName cluster, Role role, int number) {

    /** What a node is for. */
    public enum Role {
        CONTROL_PLANE("cp"),
        WORKER("w");

        private final String letters;

        Role(String letters) {
            this.letters = letters;
        }
    }

    public static NodeName controlPlane(ClusterName cluster, int number) {
        return new NodeName(cluster, Role.CONTROL_PLANE, number);
    }

    public static NodeName worker(ClusterName cluster, int number) {
        return new NodeName(cluster, Role.WORKER, number);
    }

    public boolean isControlPlane() {
        return role == Role.CONTROL_PLANE;
    }

    /** {@code small-cp-1}. */
    public String value() {
        return cluster + "-" + shortName();
    }

    /** {@code cp-1}: what distinguishes it inside its cluster. */
    public String shortName() {
        return role.letters + "-" + number;
    }

    @Override
    public String toString() {
        return value();
    }
}
