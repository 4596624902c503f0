package dev.slipway.kubernetes;

import java.util.Map;

/** Reads {@link Node}s from the API's objects. */
final class NodeReader {

    private NodeReader() {}

    static Node read(Map<String, Object> object) {
        var it = new ApiObject(object);
        var ready = it.list("status", "conditions").stream().filter(c -> c.text("type").equals("Ready")).findFirst();
        var taints = it.list("spec", "taints").stream().map(NodeReader::taint).toList();
        var addresses = it.list("status", "addresses").stream()
                .map(a -> new Node.Address(a.text("type"), a.text("address"))).toList();
        return new Node(it.name(), it.text("metadata", "uid"), it.text("spec", "providerID"),
                ready.filter(c -> c.text("status").equals("True")).isPresent(),
                ready.map(c -> c.text("message")).orElse(""), taints,
                it.text("status", "nodeInfo", "kubeletVersion"), addresses,
                it.has("metadata", "labels", "node-role.kubernetes.io/control-plane"));
    }

    private static String taint(ApiObject taint) {
        return taint.text("key") + (taint.has("value") ? "=" + taint.text("value") : "") + ":" + taint.text("effect");
    }
}
