package dev.slipway.cluster;

import dev.slipway.kubernetes.Node;
import dev.slipway.kubernetes.ProviderId;
import dev.slipway.openstack.Compute.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Joins servers and nodes by provider ID; a node that has none yet, by name. The worst comes first. */
final class NodeRows {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Sighting seen;
    private final Map<String, Server> byId;
    private final Map<String, Server> byName;
    private final Map<String, Long> nodesOfProviderId;

    private NodeRows(Sighting seen) {
        this.seen = seen;
        byId = seen.servers().stream().collect(Collectors.toMap(Server::id, Function.identity(), (first, _) -> first));
        byName = seen.servers().stream()
                .collect(Collectors.toMap(Server::name, Function.identity(), (first, _) -> first));
        nodesOfProviderId = nodes(seen).stream()
                .collect(Collectors.groupingBy(Node::providerId, Collectors.counting()));
    }

    static List<NodeRow> of(Sighting seen) {
        var sides = new NodeRows(seen);
        var rows = new ArrayList<NodeRow>();
        var taken = new HashSet<String>();
        for (var node : nodes(seen)) {
            var server = sides.serverOf(node);
            server.ifPresent(found -> taken.add(found.id()));
            rows.add(sides.row(server, node));
        }
        seen.servers().stream().filter(server -> !taken.contains(server.id()))
                .forEach(server -> rows.add(sides.row(server)));
        rows.sort(Comparator.comparing(NodeRow::trouble).thenComparing(NodeRows::asCounted));
        return rows;
    }

    private static List<Node> nodes(Sighting seen) {
        return seen.kubernetes().map(Sighting.KubernetesSide::nodes).orElse(List.of());
    }

    private Optional<Server> serverOf(Node node) {
        return node.providerId().isEmpty() ? Optional.ofNullable(byName.get(node.name()))
                : ProviderId.parse(node.providerId()).flatMap(id -> Optional.ofNullable(byId.get(id.serverId())));
    }

    private NodeRow row(Server alone) {
        var wrong = NodeDisagreements.of(alone, seen.kubernetes().isPresent());
        return new NodeRow(alone.name(), Optional.of(alone), Optional.empty(), OptionalInt.empty(), wrong.worst(),
                wrong.messages());
    }

    private NodeRow row(Optional<Server> server, Node node) {
        var shared = !node.providerId().isEmpty() && nodesOfProviderId.get(node.providerId()) > 1;
        var wrong = NodeDisagreements.of(server, node, shared);
        return new NodeRow(node.name(), server, Optional.of(node), pods(node), wrong.worst(), wrong.messages());
    }

    private OptionalInt pods(Node node) {
        return seen.kubernetes().flatMap(Sighting.KubernetesSide::pods)
                .map(pods -> OptionalInt.of(pods.getOrDefault(node.name(), 0))).orElseGet(OptionalInt::empty);
    }

    /** The name with its numbers padded, so that {@code small-w-2} is before {@code small-w-10}. */
    private static String asCounted(NodeRow row) {
        return NUMBER.matcher(row.name())
                .replaceAll(digits -> "0".repeat(Math.max(0, 9 - digits.group().length())) + digits.group());
    }
}
