package dev.slipway.cluster;

import dev.slipway.kubernetes.Node;
import dev.slipway.kubernetes.ProviderId;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Joins servers and nodes by provider ID; a node that has none yet, by name. */
final class NodeRows {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Sighting seen;

    private NodeRows(Sighting seen) {
        this.seen = seen;
    }

    static List<NodeRow> of(Sighting seen) {
        var sides = new NodeRows(seen);
        var rows = new ArrayList<NodeRow>();
        var taken = new HashSet<String>();
        for (var node : seen.kubernetes().map(Sighting.KubernetesSide::nodes).orElse(List.of())) {
            var server = sides.serverOf(node);
            server.ifPresent(found -> taken.add(found.id()));
            rows.add(new NodeRow(node.name(), server, Optional.of(node), sides.disagreements(server, node)));
        }
        seen.servers().stream().filter(server -> !taken.contains(server.id()))
                .forEach(server -> rows.add(new NodeRow(server.name(), Optional.of(server), Optional.empty(),
                        sides.disagreements(server))));
        rows.sort(Comparator.comparing(NodeRows::asCounted));
        return rows;
    }

    private Optional<Server> serverOf(Node node) {
        return node.providerId().isEmpty()
                ? seen.servers().stream().filter(server -> server.name().equals(node.name())).findFirst()
                : ProviderId.parse(node.providerId()).flatMap(id -> seen.servers().stream()
                        .filter(server -> server.id().equals(id.serverId())).findFirst());
    }

    private List<Message> disagreements(Server alone) {
        var found = new ArrayList<Message>();
        found.add(Message.of(seen.kubernetes().isPresent() ? "cluster.no-node" : "cluster.api-silent"));
        status(alone).ifPresent(found::add);
        return found;
    }

    private List<Message> disagreements(Optional<Server> server, Node node) {
        var found = new ArrayList<Message>();
        identity(server, node).ifPresent(found::add);
        if (sharedWith(node)) {
            found.add(Message.of("cluster.provider-id-twice", node.providerId()));
        }
        server.flatMap(NodeRows::status).ifPresent(found::add);
        server.filter(it -> !it.name().equals(node.name()))
                .ifPresent(it -> found.add(Message.of("cluster.name-differs", it.name(), node.name())));
        server.flatMap(it -> addresses(it, node)).ifPresent(found::add);
        if (!node.isInitialised()) {
            found.add(Message.of("cluster.uninitialised"));
        }
        if (!node.ready()) {
            found.add(node.notReadyReason().isEmpty()
                    ? Message.of("cluster.not-ready") : Message.of("cluster.not-ready-because", node.notReadyReason()));
        }
        return found;
    }

    private static Optional<Message> identity(Optional<Server> server, Node node) {
        if (node.providerId().isEmpty()) {
            return Optional.of(Message.of("cluster.no-provider-id"));
        }
        var id = ProviderId.parse(node.providerId());
        if (id.isEmpty()) {
            return Optional.of(Message.of("cluster.provider-id-malformed", node.providerId()));
        }
        return server.isPresent() ? Optional.empty()
                : Optional.of(Message.of("cluster.no-server", id.get().serverId()));
    }

    private boolean sharedWith(Node node) {
        return !node.providerId().isEmpty() && seen.kubernetes().stream().flatMap(side -> side.nodes().stream())
                .collect(Collectors.groupingBy(Node::providerId, Collectors.counting())).get(node.providerId()) > 1;
    }

    private static Optional<Message> status(Server server) {
        return server.status().equals("ACTIVE") ? Optional.empty() : Optional.of(server.fault().isEmpty()
                ? Message.of("cluster.server-status", server.status())
                : Message.of("cluster.server-fault", server.status(), server.fault()));
    }

    /** A node's internal addresses must be the server's own; the other way round a server may have more. */
    private static Optional<Message> addresses(Server server, Node node) {
        var fixed = addresses(server, "fixed");
        var internal = node.addresses().stream().filter(address -> address.type().equals("InternalIP"))
                .map(Node.Address::address).toList();
        return fixed.containsAll(internal)
                ? Optional.empty() : Optional.of(Message.of("cluster.address-differs", fixed, internal));
    }

    private static List<String> addresses(Server server, String type) {
        return server.addresses().stream().filter(address -> address.type().equals(type)).map(address -> address.ip())
                .toList();
    }

    /** The name with its numbers padded, so that {@code small-w-2} is before {@code small-w-10}. */
    private static String asCounted(NodeRow row) {
        return NUMBER.matcher(row.name())
                .replaceAll(digits -> "0".repeat(Math.max(0, 9 - digits.group().length())) + digits.group());
    }
}
