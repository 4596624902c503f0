package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Cinder says of itself: types, limits, quotas, zones. */
final class VolumeFacts {

    private static final String PROJECT = "/v3/{project}";

    private final Store store;

    VolumeFacts(Store store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.on("POST", PROJECT + "/types", call -> {
            call.body("volume_type");
            throw forbidden("volume_extension:type_create");
        });
        routes.on("GET", PROJECT + "/types", this::types)
                .on("GET", PROJECT + "/types/default", _ -> Json.reply(200, Json.object("volume_type",
                        view(store.all(Kind.VOLUME_TYPE).findFirst().orElseThrow()))))
                .on("GET", PROJECT + "/types/{id}", call -> Json.reply(200, Json.object("volume_type",
                        view(store.find(Kind.VOLUME_TYPE, call.at("id")).orElseThrow(() -> new Refusal(404,
                                "Volume type " + call.at("id") + " could not be found."))))))
                .on("GET", PROJECT + "/limits", this::limits)
                .on("GET", PROJECT + "/os-quota-sets/{id}", this::quotas)
                .on("GET", PROJECT + "/os-availability-zone", _ -> Json.reply(200, Json.object("availabilityZoneInfo",
                        List.of(Json.object("zoneName", ComputeFacts.ZONE, "zoneState",
                                Json.object("available", true))))))
                .on("GET", PROJECT + "/os-services", _ -> {
                    throw forbidden("volume_extension:services:index");
                })
                .on("GET", PROJECT + "/scheduler-stats/get_pools", _ -> {
                    throw forbidden("scheduler_extension:scheduler_stats:get_pools");
                });
    }

    /** After a type that is not there, the list begins at its beginning. */
    private HttpReply types(Call call) {
        List<ObjectNode> views = store.all(Kind.VOLUME_TYPE)
                .map(type -> view(type).put("os-volume-type-access:is_public", true)).toList();
        try {
            return Cinder.page(call, "volume_types", views);
        } catch (Page.UnknownMarker _) {
            return Json.reply(200, Json.object("volume_types", views));
        }
    }

    private static Refusal forbidden(String rule) {
        return new Refusal(403, "Policy doesn't allow " + rule + " to be performed.");
    }

    private static ObjectNode view(Thing type) {
        ObjectNode view = Json.object("id", type.id());
        return view.setAll(type.shown().deepCopy());
    }

    private HttpReply quotas(Call call) {
        Cinder.own(call);
        if (!call.at("id").equals(call.project())) {
            throw forbidden("volume_extension:quotas:show");
        }
        boolean usage = call.request().parameter("usage").filter(given -> given.matches("(?i)true|1")).isPresent();
        Function<Limit, JsonNode> value = limit -> usage
                ? Json.object("limit", store.most(limit), "in_use", store.used(limit, call.project()), "reserved", 0)
                : Json.node(store.most(limit));
        ObjectNode quota = Json.object();
        Stream.of(Limit.VOLUMES, Limit.SNAPSHOTS, Limit.GIGABYTES)
                .forEach(limit -> quota.set(limit.word(), value.apply(limit)));
        return Json.reply(200, Json.object("quota_set", quota.put("id", call.at("id"))));
    }

    private HttpReply limits(Call call) {
        String project = call.project();
        return Json.reply(200, Json.object("limits", Json.object("rate", List.of(), "absolute", Json.object(
                "maxTotalVolumes", store.most(Limit.VOLUMES), "maxTotalSnapshots", store.most(Limit.SNAPSHOTS),
                "maxTotalVolumeGigabytes", store.most(Limit.GIGABYTES), "maxTotalBackups", 0, "maxTotalBackupGigabytes",
                0,
                "totalVolumesUsed", store.used(Limit.VOLUMES, project),
                "totalGigabytesUsed", store.used(Limit.GIGABYTES, project),
                "totalSnapshotsUsed", store.used(Limit.SNAPSHOTS, project), "totalBackupsUsed", 0,
                "totalBackupGigabytesUsed", 0))));
    }
}
