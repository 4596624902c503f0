package dev.slipway.cluster;

import dev.slipway.kubernetes.Node;
import dev.slipway.kubernetes.ProviderId;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is wrong with one server and its node, each with how bad it is. */
final class NodeDisagreements {

    private record Found(Trouble trouble, Message message) {}

    private final List<Found> found = new ArrayList<>();

    private NodeDisagreements() {}

    /** @param apiAnswers whether it is known that there is no node */
    static NodeDisagreements of(Server alone, boolean apiAnswers) {
        var all = new NodeDisagreements();
        if (apiAnswers) {
            all.add(Trouble.HALF_MISSING, Message.of("cluster.no-node"));
        } else {
            all.add(Trouble.UNKNOWN, Message.of("cluster.api-silent"));
        }
        status(alone).ifPresent(it -> all.add(Trouble.CONTRADICTORY, it));
        return all;
    }

    /** @param shared whether another node has the same provider ID */
    static NodeDisagreements of(Optional<Server> server, Node node, boolean shared) {
        var all = new NodeDisagreements();
        all.identity(server, node, shared);
        server.ifPresent(it -> all.contradictions(it, node));
        if (!node.isInitialised()) {
            all.add(Trouble.UNFIT, Message.of("cluster.uninitialised"));
        }
        if (!node.ready()) {
            all.add(Trouble.UNFIT, node.notReadyReason().isEmpty()
                    ? Message.of("cluster.not-ready") : Message.of("cluster.not-ready-because", node.notReadyReason()));
        }
        return all;
    }

    private void identity(Optional<Server> server, Node node, boolean shared) {
        if (node.providerId().isEmpty()) {
            add(server.isPresent() ? Trouble.UNIDENTIFIED : Trouble.HALF_MISSING,
                    Message.of("cluster.no-provider-id"));
            return;
        }
        var id = ProviderId.parse(node.providerId());
        if (id.isEmpty()) {
            add(Trouble.UNIDENTIFIED, Message.of("cluster.provider-id-malformed", node.providerId()));
        } else if (server.isEmpty()) {
            add(Trouble.HALF_MISSING, Message.of("cluster.no-server", id.get().serverId()));
        }
        if (shared) {
            add(Trouble.UNIDENTIFIED, Message.of("cluster.provider-id-twice", node.providerId()));
        }
    }

    private void contradictions(Server server, Node node) {
        if (!runs(server) && node.ready()) {
            add(Trouble.CONTRADICTORY, Message.of("cluster.ready-but-off", server.status()));
        } else {
            status(server).ifPresent(it -> add(Trouble.CONTRADICTORY, it));
        }
        if (!server.name().equals(node.name())) {
            add(Trouble.UNIDENTIFIED, Message.of("cluster.name-differs", server.name(), node.name()));
        }
        addresses(server, node).ifPresent(it -> add(Trouble.CONTRADICTORY, it));
    }

    private static boolean runs(Server server) {
        return server.status().equals("ACTIVE");
    }

    private static Optional<Message> status(Server server) {
        return runs(server) ? Optional.empty() : Optional.of(server.fault().isEmpty()
                ? Message.of("cluster.server-status", server.status())
                : Message.of("cluster.server-fault", server.status(), server.fault()));
    }

    /** A node's addresses must be its server's own; the other way round a server may have more. */
    private static Optional<Message> addresses(Server server, Node node) {
        var fixed = addresses(server, "fixed");
        var internal = addresses(node, "InternalIP");
        if (!fixed.containsAll(internal)) {
            return Optional.of(Message.of("cluster.address-differs", fixed, internal));
        }
        var all = server.addresses().stream().map(address -> address.ip()).toList();
        var external = addresses(node, "ExternalIP");
        return all.containsAll(external) ? Optional.empty()
                : Optional.of(Message.of("cluster.external-address-differs", addresses(server, "floating"), external));
    }

    private static List<String> addresses(Server server, String type) {
        return server.addresses().stream().filter(address -> address.type().equals(type)).map(address -> address.ip())
                .toList();
    }

    private static List<String> addresses(Node node, String type) {
        return node.addresses().stream().filter(address -> address.type().equals(type)).map(Node.Address::address)
                .toList();
    }

    private void add(Trouble trouble, Message message) {
        found.add(new Found(trouble, message));
    }

    Trouble worst() {
        return found.stream().map(Found::trouble).min(Comparator.naturalOrder()).orElse(Trouble.NONE);
    }

    /** The worst first, otherwise as they were looked for. */
    List<Message> messages() {
        return found.stream().sorted(Comparator.comparing(Found::trouble)).map(Found::message).toList();
    }
}
