package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Cinder's volumes. Attaching is Nova's work; {@link Attachments} tells both. */
final class Volumes {

    private static final String PATH = "/v3/{project}/volumes";
    private static final Duration MAKING = Duration.ofSeconds(2);
    private static final String NOT_NOW =
            "Invalid volume: Volume status must be available or error or error_restoring or "
                    + "error_extending or error_managing and must not be migrating, attached, belong to a group, have snapshots, "
                    + "awaiting a transfer, or be disassociated from snapshots after volume transfer.";

    private final Store store;

    Volumes(Store store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.on("GET", PATH, call -> Cinder.page(call, "volumes",
                wanted(call).stream().map(volume -> brief(call, volume)).toList()))
                .on("GET", PATH + "/detail", call -> Cinder.page(call, "volumes",
                        wanted(call).stream().map(volume -> full(call, volume)).toList()))
                .on("POST", PATH, this::create)
                .on("GET", PATH + "/{id}", call -> Json.reply(200, Json.object("volume", full(call, find(call)))))
                .on("PUT", PATH + "/{id}", this::update)
                .on("DELETE", PATH + "/{id}", this::delete)
                .on("GET", PATH + "/{id}/metadata", call -> metadata(find(call)))
                .on("PUT", PATH + "/{id}/metadata", call -> keep(find(call), call.body("metadata")))
                .on("POST", PATH + "/{id}/metadata", call -> {
                    Thing volume = find(call);
                    ObjectNode all = volume.get("metadata").deepCopy();
                    return keep(volume, all.setAll(call.body("metadata")));
                })
                .on("POST", PATH + "/{id}/action", this::act);
    }

    private Thing find(Call call) {
        Cinder.own(call);
        return find(call.at("id"), call.project());
    }

    private Thing find(String id, String project) {
        return store.find(Kind.VOLUME, id, project)
                .orElseThrow(() -> new Refusal(404, "Volume " + id + " could not be found."));
    }

    private HttpReply create(Call call) {
        Cinder.own(call);
        ObjectNode given = call.body("volume");
        Optional<Thing> snapshot = given.hasNonNull("snapshot_id")
                ? Optional.of(Snapshots.find(store, given.path("snapshot_id").asText(), call.project()))
                : Optional.empty();
        Optional<Thing> source = given.hasNonNull("source_volid")
                ? Optional.of(find(given.path("source_volid").asText(), call.project())) : Optional.empty();
        long size = size(given, snapshot.or(() -> source));
        Thing type = type(given.path("volume_type").asText(""));
        if (!given.path("availability_zone").asText(ComputeFacts.ZONE).equals(ComputeFacts.ZONE)
                && !given.path("availability_zone").isNull()) {
            throw new Refusal(400, "Availability zone '" + given.path("availability_zone").asText() + "' is invalid.");
        }
        ObjectNode shown = Json.object("status", "creating", "size", size, "availability_zone", ComputeFacts.ZONE,
                "name", orNone(given, "name"), "description", orNone(given, "description"), "volume_type",
                type.get("name"),
                "snapshot_id", orNone(given, "snapshot_id"), "source_volid", orNone(given, "source_volid"),
                "metadata", given.path("metadata").isObject() ? given.path("metadata") : Json.object(),
                "multiattach", type.get("extra_specs").path("multiattach").asText().equals("<is> True"));
        Thing volume = store.create(Kind.VOLUME, store.uuid(), call.project(), shown, Json.object("type", type.id()));
        ObjectNode view = full(call, volume);
        view.remove("os-vol-tenant-attr:tenant_id");
        settle(volume, "available");
        return Json.reply(202, Json.object("volume", view));
    }

    private static JsonNode orNone(ObjectNode given, String name) {
        return given.hasNonNull(name) ? given.path(name) : Json.none();
    }

    private static long size(ObjectNode given, Optional<Thing> source) {
        JsonNode size = given.path("size");
        if (size.isMissingNode() || size.isNull()) {
            return source.map(each -> each.number("size"))
                    .orElseThrow(() -> new Refusal(400, "The server could not comply "
                            + "with the request since it is either malformed or otherwise incorrect."));
        }
        if (!size.asText().matches("\\d{1,9}")) {
            throw invalid("size", size, Json.python(size) + " does not match '^[0-9]+$'");
        }
        if (size.asLong() < 1) {
            throw invalid("size", size, size.asText() + " is less than the minimum of 1");
        }
        return size.asLong();
    }

    private static Refusal invalid(String attribute, JsonNode value, String why) {
        return new Refusal(400,
                "Invalid input for field/attribute " + attribute + ". Value: " + value.asText() + ". " + why);
    }

    private Thing type(String nameOrId) {
        return store.all(Kind.VOLUME_TYPE)
                .filter(type -> nameOrId.isEmpty() || type.id().equals(nameOrId) || type.has("name", nameOrId))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "Volume type with name " + nameOrId + " could not be found."));
    }

    private HttpReply update(Call call) {
        ObjectNode given = call.body("volume");
        Thing volume = find(call);
        for (String name : List.of("name", "description", "metadata")) {
            if (given.has(name)) {
                volume.set(name, given.path(name));
            }
        }
        store.touch(volume);
        return Json.reply(200, Json.object("volume", full(call, volume)));
    }

    private HttpReply delete(Call call) {
        Thing volume = find(call);
        boolean free = List.of("available", "error").contains(volume.text("status"))
                && store.all(Kind.SNAPSHOT).noneMatch(snapshot -> snapshot.has("volume_id", volume.id()))
                && Attachments.ofVolume(store, volume.id()).findAny().isEmpty();
        if (!free) {
            throw new Refusal(400, NOT_NOW);
        }
        volume.set("status", "deleting");
        store.touch(volume);
        store.after(MAKING, volume, () -> store.remove(volume));
        return HttpReply.empty(202);
    }

    private HttpReply act(Call call) {
        JsonNode body = call.body();
        if (!body.has("os-extend")) {
            String action = body.fieldNames().hasNext() ? body.fieldNames().next() : "";
            throw new Refusal(400, "There is no such action: " + action
                    + ". Verify the request body and Content-Type header and try again.");
        }
        Thing volume = find(call);
        long size = body.path("os-extend").path("new_size").asLong();
        long before = volume.number("size");
        if (size <= before) {
            throw new Refusal(400,
                    "Invalid input received: New size for extend must be greater than current size. (current: "
                            + before + ", extended: " + size + ").");
        }
        long most = store.most(Limit.GIGABYTES);
        long used = store.used(Limit.GIGABYTES, call.project());
        if (most >= 0 && used + size - before > most) {
            throw new OverQuota(List.of(new OverQuota.Excess(Limit.GIGABYTES, size - before, used, most)));
        }
        String status = volume.text("status");
        volume.set("status", "extending").set("size", size);
        settle(volume, status);
        return HttpReply.empty(202);
    }

    private void settle(Thing volume, String status) {
        store.after(MAKING, volume, () -> {
            volume.set("status", status);
            store.touch(volume);
        });
    }

    private HttpReply keep(Thing volume, ObjectNode metadata) {
        volume.set("metadata", metadata);
        store.touch(volume);
        return metadata(volume);
    }

    private static HttpReply metadata(Thing volume) {
        return Json.reply(200, Json.object("metadata", volume.get("metadata")));
    }

    /** The newest first, as Cinder lists them. */
    private List<Thing> wanted(Call call) {
        Cinder.own(call);
        JsonNode metadata = call.request().parameter("metadata")
                .flatMap(given -> Json.read(given.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .orElse(Json.object());
        return store.all(Kind.VOLUME, call.project())
                .filter(volume -> is(call, volume, "name")).filter(volume -> is(call, volume, "status"))
                .filter(volume -> metadata.properties().stream()
                        .allMatch(each -> each.getValue().equals(volume.get("metadata").path(each.getKey()))))
                .toList().reversed();
    }

    private static boolean is(Call call, Thing volume, String name) {
        return call.request().parameter(name).filter(given -> !volume.has(name, given)).isEmpty();
    }

    private static ObjectNode brief(Call call, Thing volume) {
        return Json.object("id", volume.id(), "name", volume.get("name"),
                "links", Cinder.links(call, "volumes", volume.id()));
    }

    private ObjectNode full(Call call, Thing volume) {
        ObjectNode view = Json.object("id", volume.id());
        view.setAll(volume.shown().deepCopy());
        view.put("created_at", Times.micro(volume.created()));
        view.set("updated_at",
                volume.revision() == 1 ? Json.none() : Json.node(Times.plain(volume.updated()) + ".000000"));
        view.set("links", Json.array(Cinder.links(call, "volumes", volume.id())));
        view.put("user_id", call.signedIn().user().id()).put("bootable", "false").put("encrypted", false)
                .putNull("replication_status").putNull("consistencygroup_id").set("attachments", attachments(volume));
        if (Cinder.microversion(call).from(63)) {
            view.putNull("group_id").put("shared_targets", false).set("volume_type_id", volume.hidden().path("type"));
        }
        return view.put("os-vol-tenant-attr:tenant_id", volume.project());
    }

    private ArrayNode attachments(Thing volume) {
        return Json.array(Attachments.ofVolume(store, volume.id()).filter(Attachments::isDone).map(each -> Json.object(
                "id", volume.id(), "attachment_id", each.id(), "volume_id", volume.id(), "server_id",
                each.get("serverId"),
                "host_name", Json.none(), "device", each.get("device"),
                "attached_at", Times.plain(each.updated()) + ".000000")).toList());
    }
}
