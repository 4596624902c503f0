package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.time.Duration;
import java.util.List;

/** Cinder's snapshots of volumes. */
final class Snapshots {

    private static final String PATH = "/v3/{project}/snapshots";
    private static final Duration MAKING = Duration.ofSeconds(2);

    private final Store store;

    Snapshots(Store store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.on("GET", PATH, call -> Cinder.page(call, "snapshots", wanted(call).stream().map(this::brief).toList()))
                .on("GET", PATH + "/detail",
                        call -> Cinder.page(call, "snapshots", wanted(call).stream().map(this::full).toList()))
                .on("POST", PATH, this::create)
                .on("GET", PATH + "/{id}", call -> Json.reply(200, Json.object("snapshot", full(own(call)))))
                .on("PUT", PATH + "/{id}", call -> {
                    ObjectNode given = call.body("snapshot");
                    Thing snapshot = own(call);
                    List.of("name", "description").stream().filter(given::has)
                            .forEach(name -> snapshot.set(name, given.path(name)));
                    store.touch(snapshot);
                    return Json.reply(200, Json.object("snapshot", brief(snapshot)));
                })
                .on("DELETE", PATH + "/{id}", call -> {
                    Thing snapshot = own(call);
                    if (!List.of("available", "error").contains(snapshot.text("status"))) {
                        throw new Refusal(400, "Invalid snapshot: Snapshot status must be available or error");
                    }
                    snapshot.set("status", "deleting");
                    store.touch(snapshot);
                    store.after(MAKING, snapshot, () -> store.remove(snapshot));
                    return HttpReply.empty(202);
                });
    }

    static Thing find(Store store, String id, String project) {
        return store.find(Kind.SNAPSHOT, id, project)
                .orElseThrow(() -> new Refusal(404, "Snapshot " + id + " could not be found."));
    }

    private Thing own(Call call) {
        Cinder.own(call);
        return find(store, call.at("id"), call.project());
    }

    private HttpReply create(Call call) {
        Cinder.own(call);
        ObjectNode given = call.body("snapshot");
        String volumeId = given.path("volume_id").asText();
        Thing volume = store.find(Kind.VOLUME, volumeId, call.project())
                .orElseThrow(() -> new Refusal(404, "Volume " + volumeId + " could not be found."));
        boolean force = given.path("force").asBoolean();
        if (!volume.has("status", "available") && !(force && volume.has("status", "in-use"))) {
            throw new Refusal(400,
                    "Invalid volume: Volume " + volumeId + " status must be available, but current status is: "
                            + volume.text("status") + ".");
        }
        Thing snapshot = store.create(Kind.SNAPSHOT, call.project(), Json.object(
                "name", given.hasNonNull("name") ? given.path("name") : Json.none(),
                "description", given.hasNonNull("description") ? given.path("description") : Json.none(),
                "volume_id", volumeId, "status", "creating", "size", volume.get("size"),
                "metadata", given.path("metadata").isObject() ? given.path("metadata") : Json.object()));
        ObjectNode view = brief(snapshot);
        store.after(MAKING, snapshot, () -> {
            snapshot.set("status", "available");
            store.touch(snapshot);
        });
        return Json.reply(202, Json.object("snapshot", view));
    }

    private List<Thing> wanted(Call call) {
        Cinder.own(call);
        return store.all(Kind.SNAPSHOT, call.project())
                .filter(snapshot -> List.of("name", "status", "volume_id").stream().allMatch(
                        name -> call.request().parameter(name).filter(given -> !snapshot.has(name, given)).isEmpty()))
                .toList().reversed();
    }

    private ObjectNode brief(Thing snapshot) {
        ObjectNode view = Json.object("id", snapshot.id(), "created_at", Times.micro(snapshot.created()), "updated_at",
                snapshot.revision() == 1 ? Json.none() : Json.node(Times.plain(snapshot.updated()) + ".000000"));
        return view.setAll(snapshot.shown().deepCopy());
    }

    private ObjectNode full(Thing snapshot) {
        return brief(snapshot).put("os-extended-snapshot-attributes:project_id", snapshot.project())
                .put("os-extended-snapshot-attributes:progress", snapshot.has("status", "creating") ? "0%" : "100%");
    }
}
