package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A request for a server: everything is checked before anything is made. */
final class ServerRequest {

    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** The hints' other name, by which the SDK sends them. */
    private static final String HINTS = "OS-SCH-HNT:scheduler_hints";

    private final Store store;
    private final Servers servers;
    private final Ports ports;

    ServerRequest(Store store, Servers servers, Ports ports) {
        this.store = store;
        this.servers = servers;
        this.ports = ports;
    }

    private static Schema schema(Microversion version) {
        Schema schema = new Schema("server").required("name", Schema.Type.TEXT).required("flavorRef", Schema.Type.ANY)
                .accepted("imageRef", Schema.Type.TEXT).accepted("key_name", Schema.Type.TEXT)
                .changeable("metadata", Schema.Type.OBJECT, Json.object()).accepted("user_data", Schema.Type.TEXT)
                .accepted("availability_zone", Schema.Type.TEXT).changeable("config_drive", Schema.Type.FLAG, false)
                .accepted("security_groups", Schema.Type.LIST).accepted("adminPass", Schema.Type.TEXT)
                .accepted("min_count", Schema.Type.NUMBER).accepted("max_count", Schema.Type.NUMBER)
                .accepted("OS-DCF:diskConfig", Schema.Type.TEXT).accepted("accessIPv4", Schema.Type.TEXT)
                .accepted("block_device_mapping_v2", Schema.Type.LIST)
                .accepted("block_device_mapping", Schema.Type.LIST);
        if (version.from(37)) {
            schema.required("networks", Schema.Type.ANY);
        } else {
            schema.accepted("networks", Schema.Type.LIST);
        }
        if (version.from(19)) {
            schema.accepted("description", Schema.Type.TEXT);
        }
        return version.from(52) ? schema.changeable("tags", Schema.Type.LIST, List.of()) : schema;
    }

    Thing create(Call call) {
        ObjectNode whole = schema(Nova.microversion(call)).complete(call.body("server"));
        JsonNode hints = call.body().path(call.body().has(HINTS) ? HINTS : "os:scheduler_hints");
        String project = call.project();
        ObjectNode hidden = Json.object("config_drive", whole.path("config_drive"));
        checkUserData(whole, hidden);
        refuseWhatIsNotOffered(whole);
        chooseImage(whole, hidden);
        chooseFlavor(whole, hidden);
        chooseKey(whole, project, hidden);
        Optional<Thing> group = hints.hasNonNull("group") ? Optional.of(group(hints.path("group").asText(), project))
                : Optional.empty();
        List<Thing> given = new ArrayList<>();
        List<Thing> networks = new ArrayList<>();
        chooseNetworks(whole.path("networks"), project, given, networks);
        ObjectNode shown = Json.object("name", whole.path("name"), "metadata", whole.path("metadata"),
                "tags", whole.path("tags").isArray() ? whole.path("tags") : Json.array(List.of()),
                "description", whole.has("description") ? whole.path("description") : whole.path("name"));
        List<Thing> made = networks.stream().map(network -> ports.create(project,
                ports.schema().complete(Json.object("network_id", network.id())))).toList();
        given.addAll(made);
        try {
            return servers.create(project, shown, hidden, given, made.stream().map(Thing::id).toList(), group);
        } catch (OverQuota over) {
            made.forEach(ports::remove);
            throw over;
        }
    }

    private static void checkUserData(ObjectNode whole, ObjectNode hidden) {
        String data = whole.path("user_data").asText("");
        try {
            Base64.getDecoder().decode(data.replaceAll("\\s", ""));
        } catch (IllegalArgumentException _) {
            throw new Refusal(400, "Invalid input for field/attribute user_data. Value: " + data + ". '" + data
                    + "' is not a 'base64'");
        }
        hidden.put("user_data", data);
    }

    /** No devices are named, or the one that stands for the image's copy on the host, as the command line sends it. */
    private static boolean isTheImageItself(ObjectNode whole) {
        JsonNode devices = whole.path("block_device_mapping_v2");
        JsonNode only = devices.path(0);
        return devices.isEmpty() || devices.size() == 1 && only.path("source_type").asText().equals("image")
                && only.path("destination_type").asText().equals("local") && only.path("boot_index").asInt(-1) == 0
                && only.path("uuid").equals(whole.path("imageRef"));
    }

    private static void refuseWhatIsNotOffered(ObjectNode whole) {
        if (!isTheImageItself(whole) || !whole.path("block_device_mapping").isEmpty()) {
            throw new Refusal(400, "Block Device Mapping is Invalid: the practice cloud boots from images only.");
        }
        if (whole.path("min_count").asInt(1) > 1 || whole.path("max_count").asInt(1) > 1) {
            throw new Refusal(400, "The practice cloud makes one server at a time.");
        }
        if (!whole.path("availability_zone").asText(ComputeFacts.ZONE).equals(ComputeFacts.ZONE)) {
            throw new Refusal(400, "The requested availability zone is not available");
        }
    }

    private void chooseImage(ObjectNode whole, ObjectNode hidden) {
        String id = whole.path("imageRef").asText("");
        if (id.isEmpty()) {
            throw new Refusal(400, "Missing imageRef attribute");
        }
        if (!id.matches(UUID)) {
            throw new Refusal(400, "Invalid input for field/attribute imageRef. Value: " + id + ". '" + id
                    + "' is not valid under any of the given schemas");
        }
        Thing image = store.find(Kind.IMAGE, id).orElseThrow(() -> new Refusal(400, "Can not find requested image"));
        hidden.put("image", id).set("login_user", image.get("os_admin_user"));
    }

    private void chooseFlavor(ObjectNode whole, ObjectNode hidden) {
        String id = whole.path("flavorRef").asText();
        Thing flavor = store.find(Kind.FLAVOR, id)
                .orElseThrow(() -> new Refusal(400, "Flavor " + id + " could not be found."));
        Thing image = store.find(Kind.IMAGE, hidden.path("image").asText()).orElseThrow();
        if (flavor.number("disk") > 0 && flavor.number("disk") < image.number("min_disk")) {
            long gib = 1L << 30;
            throw new Refusal(400,
                    "Flavor's disk is smaller than the minimum size specified in image metadata. Flavor disk is "
                            + flavor.number("disk") * gib + " bytes, minimum size is " + image.number("min_disk") * gib
                            + " bytes.");
        }
        ObjectNode copy = Json.object("id", id);
        copy.setAll(flavor.shown().deepCopy());
        hidden.set("flavor", copy);
        hidden.set("vcpus", flavor.get("vcpus"));
        hidden.set("ram", flavor.get("ram"));
    }

    private void chooseKey(ObjectNode whole, String project, ObjectNode hidden) {
        if (whole.hasNonNull("key_name")) {
            Thing pair = store.find(Kind.KEY_PAIR, whole.path("key_name").asText(), project)
                    .orElseThrow(() -> new Refusal(400, "Invalid key_name provided."));
            hidden.put("key_name", pair.id()).set("public_key", pair.get("public_key"));
        }
    }

    private Thing group(String id, String project) {
        return store.find(Kind.SERVER_GROUP, id, project)
                .orElseThrow(() -> new Refusal(400, "Instance group " + id + " could not be found."));
    }

    private void chooseNetworks(JsonNode wanted, String project, List<Thing> given, List<Thing> networks) {
        if (!wanted.isArray()) {
            if (!wanted.asText("").equals("none")) {
                networks.addAll(onlyNetwork(project));
            }
            return;
        }
        for (JsonNode each : wanted) {
            if (each.hasNonNull("port")) {
                String id = each.path("port").asText();
                Thing port = store.find(Kind.PORT, id, project)
                        .orElseThrow(() -> new Refusal(400, "Port id " + id + " could not be found."));
                if (!port.text("device_id").isEmpty()) {
                    throw new Refusal(409, "Port " + id + " is still in use.");
                }
                given.add(port);
            } else {
                String id = each.path("uuid").asText();
                networks.add(store.find(Kind.NETWORK, id, project)
                        .orElseThrow(() -> new Refusal(400, "Network " + id + " could not be found.")));
            }
        }
    }

    private List<Thing> onlyNetwork(String project) {
        List<Thing> own = store.all(Kind.NETWORK, project).toList();
        if (own.size() > 1) {
            throw new Refusal(409, "Multiple possible networks found, use a Network ID to be more specific.");
        }
        return own;
    }
}
