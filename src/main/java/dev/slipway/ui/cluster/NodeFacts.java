package dev.slipway.ui.cluster;

import dev.slipway.cluster.NodeRow;
import dev.slipway.kubernetes.Node;
import dev.slipway.kubernetes.ProviderId;
import dev.slipway.openstack.Compute.Server;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a row has on each side, as short as a table needs it. */
record NodeFacts(NodeRow row) {

    private static final int SHORT = 8;
    private static final int SHORT_HOST = 5;

    static NodeFacts of(NodeRow row) {
        return new NodeFacts(row);
    }

    /** A UUID's beginning. */
    static String cut(String id) {
        return id.length() > SHORT + 1 ? id.substring(0, SHORT) + "…" : id;
    }

    /** A host's ID means nothing to a tenant but that two servers share it. */
    static String cutHost(String id) {
        return id.length() > SHORT_HOST + 1 ? id.substring(0, SHORT_HOST) + "…" : id;
    }

    List<String> fixed() {
        return addresses("fixed");
    }

    List<String> floating() {
        return addresses("floating");
    }

    private List<String> addresses(String type) {
        return row.server().stream().flatMap(it -> it.addresses().stream()).filter(it -> it.type().equals(type))
                .map(it -> it.ip()).toList();
    }

    String network() {
        return row.server().stream().flatMap(it -> it.addresses().stream()).map(it -> it.network()).findFirst()
                .orElse("");
    }

    /** The server's ID in it, or all of it where that is none. */
    String shortProviderId() {
        var whole = row.node().map(Node::providerId).orElse("");
        return ProviderId.parse(whole).map(id -> cut(id.serverId())).orElse(whole);
    }

    /** A taint's last name: "control-plane" for "node-role.kubernetes.io/control-plane:NoSchedule". */
    List<String> shortTaints() {
        return row.node().stream().flatMap(it -> it.taints().stream())
                .map(taint -> taint.replaceFirst("[:=].*", "").replaceFirst(".*/", "")).distinct().toList();
    }

    String version() {
        return row.node().map(Node::version).orElse("").replaceFirst("^v", "");
    }

    boolean serverRuns() {
        return row.server().map(it -> it.status().equals("ACTIVE")).orElse(true);
    }

    /** What a person may look for: names, IDs, addresses. */
    Stream<String> searched() {
        var ofServer = row.server().stream().flatMap(it -> Stream.concat(Stream.of(it.name(), it.id()),
                it.addresses().stream().map(address -> address.ip())));
        var ofNode = row.node().stream().flatMap(it -> Stream.concat(Stream.of(it.name(), it.providerId()),
                it.addresses().stream().map(Node.Address::address)));
        return Stream.concat(ofServer, ofNode);
    }

    /** The whole row in fields that a spreadsheet takes, IDs included. */
    String copied() {
        var server = row.server();
        var node = row.node();
        return String.join("\t", text(server, Server::name), text(server, Server::id), text(server, Server::flavor),
                text(server, Server::zone), text(server, Server::hostId), String.join(" ", fixed()),
                String.join(" ", floating()), text(server, Server::status), text(node, Node::name),
                text(node, Node::providerId), node.map(it -> it.ready() ? "Ready" : "NotReady").orElse(""),
                String.join(" ", node.map(Node::taints).orElse(List.of())), text(node, Node::version),
                row.pods().isPresent() ? String.valueOf(row.pods().getAsInt()) : "");
    }

    private static <T> String text(Optional<T> side, java.util.function.Function<T, String> part) {
        return side.map(part).orElse("");
    }
}
