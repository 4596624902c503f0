package dev.slipway.cluster;

import dev.slipway.kubernetes.Node;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One server and the Kubernetes node it is.
 *
 * @param name          the node's name, or the server's if there is no node
 * @param pods          how many pods are on the node, if that is known
 * @param trouble       the worst of what is wrong
 * @param disagreements where the two differ, or one is not as it should be, the worst first; empty if all is well
 */
public record NodeRow(String name, Optional<Server> server, Optional<Node> node, OptionalInt pods, Trouble trouble,
        List<Message> disagreements) {

    public NodeRow {
        disagreements = List.copyOf(disagreements);
    }

    public boolean agrees() {
        return trouble == Trouble.NONE;
    }

    /** Whether something is wrong with it, and not only unknown. */
    public boolean disagrees() {
        return trouble.compareTo(Trouble.UNKNOWN) < 0;
    }
}
