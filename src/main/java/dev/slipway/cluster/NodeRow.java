package dev.slipway.cluster;

import dev.slipway.kubernetes.Node;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * One server and the Kubernetes node it is.
 *
 * @param name          the node's name, or the server's if there is no node
 * @param disagreements where the two differ, or one is not as it should be; empty if all is well
 */
public record NodeRow(String name, Optional<Server> server, Optional<Node> node, List<Message> disagreements) {

    public NodeRow {
        disagreements = List.copyOf(disagreements);
    }
}
