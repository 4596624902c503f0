package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Which services there are, and where. */
final class Catalog {

    private record Entry(String type, String name, String path) {}

    /** Two names for Cinder, as clouds have had since its type was renamed. */
    private static final List<Entry> ENTRIES = List.of(
            new Entry("identity", "keystone", "/identity/v3"),
            new Entry("compute", "nova", "/compute/v2.1"),
            new Entry("network", "neutron", "/network"),
            new Entry("image", "glance", "/image"),
            new Entry("volumev3", "cinderv3", "/volume/v3/PROJECT"),
            new Entry("block-storage", "cinder", "/volume/v3/PROJECT"),
            new Entry("load-balancer", "octavia", "/load-balancer"));

    private Catalog() {}

    /** The catalog for who reached the cloud under a base URL and is signed in to a project. */
    static ArrayNode at(String base, String region, String project) {
        return Json.array(ENTRIES.stream().map(entry -> Json.object(
                "endpoints", Stream.of("public", "internal", "admin")
                        .map(side -> endpoint(entry, side, base, region, project)).toList(),
                "id", id(entry.type()), "type", entry.type(), "name", entry.name())).toList());
    }

    private static ObjectNode endpoint(Entry entry, String side, String base, String region, String project) {
        return Json.object("id", id(entry.type() + side), "interface", side, "region_id", region,
                "url", base + entry.path().replace("PROJECT", project), "region", region);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }
}
