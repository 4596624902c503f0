package dev.slipway.verify;

import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.Node;
import dev.slipway.kubernetes.ProviderId;
import dev.slipway.kubernetes.ServiceDoor;
import dev.slipway.openstack.OpenStack;
import dev.slipway.plan.StepException;
import dev.slipway.provision.ClusterMade;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.ssh.SshHost;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The cluster that is checked, and the ways to it. */
record Subject(ClusterId id, ClusterSpec spec, OpenStack cloud, KubernetesApi api, Hosts hosts, ServiceDoor services) {

    /** The nodes' hosts by name, as far as earlier runs verified their keys. */
    @FunctionalInterface
    interface Hosts {
        Optional<SshHost> host(String node) throws StepException, InterruptedException;
    }

    /** A node that takes the pods of checks. @param serverId of the server that it is */
    record Place(String node, String serverId) {}

    ClusterMade made() {
        return new ClusterMade(id, cloud);
    }

    /** Where pods of checks can run: workers first, then control planes, whose usual taint they tolerate. */
    List<Place> places() {
        return api.nodes().stream().filter(Node::ready).filter(node -> node.taints().stream().allMatch(Subject::isFine))
                .sorted(Comparator.comparing(Node::controlPlane).thenComparing(Node::name))
                .map(node -> new Place(node.name(),
                        ProviderId.parse(node.providerId()).map(ProviderId::serverId).orElse("")))
                .toList();
    }

    /** The one to begin on, and another to go on with: the same where there is no other. */
    static Place other(List<Place> places) {
        return places.get(Math.min(1, places.size() - 1));
    }

    private static boolean isFine(String taint) {
        return taint.startsWith(Room.CONTROL_PLANE) || taint.endsWith(":PreferNoSchedule");
    }
}
