package dev.slipway.kubernetes;

import java.util.List;
import java.util.Map;

/** Reads {@link Node}s from the API's objects, in which almost everything may be absent. */
final class NodeReader {

    private NodeReader() {}

    static Node read(Map<String, Object> object) {
        var metadata = map(object.get("metadata"));
        var spec = map(object.get("spec"));
        var status = map(object.get("status"));
        var ready = list(status.get("conditions")).stream().filter(c -> "Ready".equals(c.get("type"))).findFirst();
        var taints = list(spec.get("taints")).stream()
                .map(t -> text(t.get("key")) + (t.get("value") == null ? "" : "=" + t.get("value")) + ":"
                        + text(t.get("effect")))
                .toList();
        var addresses = list(status.get("addresses")).stream()
                .map(a -> new Node.Address(text(a.get("type")), text(a.get("address")))).toList();
        return new Node(text(metadata.get("name")), text(metadata.get("uid")), text(spec.get("providerID")),
                ready.map(c -> "True".equals(c.get("status"))).orElse(false),
                ready.map(c -> text(c.get("message"))).orElse(""), taints,
                text(map(status.get("nodeInfo")).get("kubeletVersion")), addresses,
                map(metadata.get("labels")).containsKey("node-role.kubernetes.io/control-plane"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return value instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
