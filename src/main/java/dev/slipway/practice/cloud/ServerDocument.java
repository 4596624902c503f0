package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A server as Nova shows it under a microversion. */
final class ServerDocument {

    private final Store store;
    private final Ports ports;

    ServerDocument(Store store, Ports ports) {
        this.store = store;
        this.ports = ports;
    }

    ObjectNode brief(Call call, Thing server) {
        return Json.object("id", server.id(), "name", server.get("name"), "links",
                Nova.links(call, "servers", server.id()));
    }

    ObjectNode full(Call call, Thing server) {
        Microversion version = Nova.microversion(call);
        JsonNode hidden = server.hidden();
        ObjectNode view = Json.object("id", server.id(), "name", server.get("name"), "status", server.get("status"),
                "tenant_id", server.project(), "user_id", call.signedIn().user().id(),
                "metadata", server.get("metadata").deepCopy(), "hostId", hostId(server),
                "image", Json.object("id", hidden.path("image"),
                        "links", List.of(Nova.bookmark(call, "images", hidden.path("image").asText()))),
                "flavor", flavor(call, hidden.path("flavor"), version),
                "created", Times.second(server.created()), "updated", Times.second(server.updated()),
                "addresses", addresses(server), "accessIPv4", "", "accessIPv6", "",
                "links", Nova.links(call, "servers", server.id()), "OS-DCF:diskConfig", "MANUAL");
        if (server.has("status", "ERROR")) {
            view.set("fault", hidden.path("fault"));
        } else {
            view.put("progress", 0);
        }
        view.set("OS-EXT-AZ:availability_zone", hidden.path("zone"));
        view.put("config_drive", hidden.path("config_drive").asBoolean() ? "True" : "");
        view.set("key_name", hidden.has("key_name") ? hidden.path("key_name") : Json.none());
        view.set("OS-SRV-USG:launched_at", hidden.has("launched_at") ? hidden.path("launched_at") : Json.none());
        view.putNull("OS-SRV-USG:terminated_at");
        ArrayNode groups = securityGroups(server);
        if (!groups.isEmpty()) {
            view.set("security_groups", groups);
        }
        view.set("OS-EXT-STS:task_state", hidden.path("task_state"));
        view.set("OS-EXT-STS:vm_state", hidden.path("vm_state"));
        view.put("OS-EXT-STS:power_state", server.has("status", "ACTIVE") ? 1 : 0);
        view.set("os-extended-volumes:volumes_attached", volumes(server, version));
        addLater(view, server, version);
        return view;
    }

    private void addLater(ObjectNode view, Thing server, Microversion version) {
        if (version.from(9)) {
            view.put("locked", false);
        }
        if (version.from(73)) {
            view.putNull("locked_reason");
        }
        if (version.from(19)) {
            view.set("description", server.get("description"));
        }
        if (version.from(26)) {
            view.set("tags", server.get("tags").deepCopy());
        }
        if (version.from(63)) {
            view.putNull("trusted_image_certificates");
        }
        if (version.from(71)) {
            JsonNode group = server.hidden().path("group");
            view.set("server_groups", Json.array(group.isMissingNode() ? List.of() : List.of(group)));
        }
    }

    private static ObjectNode flavor(Call call, JsonNode flavor, Microversion version) {
        if (!version.from(47)) {
            return Json.object("id", flavor.path("id"),
                    "links", List.of(Nova.bookmark(call, "flavors", flavor.path("id").asText())));
        }
        return Json.object("vcpus", flavor.path("vcpus"), "ram", flavor.path("ram"), "disk", flavor.path("disk"),
                "ephemeral", 0, "swap", 0, "original_name", flavor.path("name"), "extra_specs", Json.object());
    }

    private String hostId(Thing server) {
        String host = server.hidden().path("host").asText("");
        if (host.isEmpty()) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-224")
                    .digest((server.project() + host).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-224", e);
        }
    }

    /** Fixed and floating addresses by network, known once the server is placed. */
    private ObjectNode addresses(Thing server) {
        ObjectNode addresses = Json.object();
        if (server.hidden().path("host").asText("").isEmpty()) {
            return addresses;
        }
        ports.of(server.id()).forEach(port -> {
            String network =
                    store.find(Kind.NETWORK, port.text("network_id")).map(each -> each.text("name")).orElse("");
            ArrayNode all = addresses.withArray("/" + network.replace("~", "~0").replace("/", "~1"));
            port.get("fixed_ips").forEach(fixed -> all.add(address(fixed.path("ip_address"), "fixed", port)));
            store.all(Kind.FLOATING_IP).filter(floating -> floating.has("port_id", port.id()))
                    .forEach(floating -> all.add(address(floating.get("floating_ip_address"), "floating", port)));
        });
        return addresses;
    }

    private static ObjectNode address(JsonNode address, String type, Thing port) {
        return Json.object("version", 4, "addr", address, "OS-EXT-IPS:type", type,
                "OS-EXT-IPS-MAC:mac_addr", port.get("mac_address"));
    }

    private ArrayNode securityGroups(Thing server) {
        return Json.array(ports.of(server.id()).flatMap(port -> port.texts("security_groups").stream()).distinct()
                .flatMap(id -> store.find(Kind.SECURITY_GROUP, id).stream())
                .map(group -> Json.object("name", group.get("name"))).toList());
    }

    private ArrayNode volumes(Thing server, Microversion version) {
        return Json.array(Attachments.of(store, server).map(attachment -> {
            ObjectNode view = Json.object("id", attachment.get("volumeId"));
            return version.from(3) ? view.put("delete_on_termination", false) : view;
        }).toList());
    }
}
