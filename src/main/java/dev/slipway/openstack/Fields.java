package dev.slipway.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the fields of a reply; what is missing or null is empty, never null. */
final class Fields {

    private Fields() {}

    /** The text of a field, empty where there is none. */
    static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNull() ? "" : value.asText();
    }

    static List<String> texts(JsonNode node, String field) {
        return list(node.path(field), JsonNode::asText);
    }

    /** Values that are lists or objects are left out. */
    static Map<String, String> map(JsonNode node) {
        var map = new TreeMap<String, String>();
        node.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                map.put(field.getKey(), field.getValue().asText());
            }
        });
        return Map.copyOf(map);
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        var list = new ArrayList<T>();
        array.forEach(item -> list.add(read.apply(item)));
        return List.copyOf(list);
    }

    /** The zones of a reply to {@code os-availability-zone}, which Nova and Cinder give alike. */
    static List<Zone> zones(JsonNode reply) {
        return list(reply.path("availabilityZoneInfo"), zone -> new Zone(text(zone, "zoneName"),
                zone.path("zoneState").path("available").asBoolean()));
    }

    /** Used and limit, from objects that name what is used {@code used} or {@code in_use}. */
    static Quota quota(JsonNode node) {
        long used = node.path("used").asLong() + node.path("in_use").asLong() + node.path("reserved").asLong();
        return new Quota(used, node.path("limit").asLong());
    }

    /** The quotas among the fields of an object. */
    static Map<String, Quota> quotas(JsonNode node) {
        var quotas = new TreeMap<String, Quota>();
        node.properties().forEach(field -> {
            if (field.getValue().has("limit")) {
                quotas.put(field.getKey(), quota(field.getValue()));
            }
        });
        return quotas;
    }
}
