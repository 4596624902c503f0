package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Nova says of itself: limits, quotas, zones, and what only administrators may see. */
final class ComputeFacts {

    static final String ZONE = "nova";

    private static final List<String> FORBIDDEN =
            List.of("os-hypervisors:list", "os-services:list", "os-aggregates:index");

    private final Store store;

    ComputeFacts(Store store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/v2.1/limits", this::limits)
                .on("GET", "/v2.1/os-quota-sets/{project}", call -> quotas(call, limit -> Json.node(store.most(limit))))
                .on("GET", "/v2.1/os-quota-sets/{project}/detail", call -> quotas(call, limit -> Json.object(
                        "limit", store.most(limit), "in_use", inUse(limit, call.project()), "reserved", 0)))
                .on("GET", "/v2.1/os-availability-zone", _ -> Json.reply(200, Json.object("availabilityZoneInfo",
                        List.of(Json.object("zoneName", ZONE, "zoneState", Json.object("available", true), "hosts",
                                Json.none())))))
                .on("GET", "/v2.1/os-availability-zone/detail", _ -> {
                    throw forbidden("os-availability-zone:detail");
                });
        FORBIDDEN.forEach(rule -> routes.on("GET", "/v2.1/" + rule.substring(0, rule.indexOf(':')), _ -> {
            throw forbidden(rule);
        }));
    }

    static Refusal forbidden(String rule) {
        return new Refusal(403, "Policy doesn't allow os_compute_api:" + rule + " to be performed.");
    }

    private HttpReply quotas(Call call, Function<Limit, JsonNode> value) {
        if (!call.at("project").equals(call.project())) {
            throw forbidden("os-quota-sets:show");
        }
        ObjectNode quota = Json.object("id", call.at("project"));
        Stream.of(Limit.values()).filter(limit -> limit.service().equals("compute"))
                .forEach(limit -> quota.set(limit.word(), value.apply(limit)));
        return Json.reply(200, Json.object("quota_set", quota));
    }

    /** Nova counts key pairs by user and shows none of them as used by the project. */
    private long inUse(Limit limit, String project) {
        return limit == Limit.KEY_PAIRS ? 0 : store.used(limit, project);
    }

    private HttpReply limits(Call call) {
        Microversion version = Nova.microversion(call);
        Map<String, Long> absolute = new LinkedHashMap<>();
        absolute.put("maxTotalInstances", store.most(Limit.INSTANCES));
        absolute.put("maxTotalCores", store.most(Limit.CORES));
        absolute.put("maxTotalRAMSize", store.most(Limit.RAM));
        absolute.put("maxServerMeta", 128L);
        absolute.put("maxTotalKeypairs", store.most(Limit.KEY_PAIRS));
        absolute.put("maxServerGroups", store.most(Limit.SERVER_GROUPS));
        absolute.put("maxServerGroupMembers", 60L);
        if (!version.from(36)) {
            List.of("maxTotalFloatingIps", "maxSecurityGroups", "maxSecurityGroupRules")
                    .forEach(name -> absolute.put(name, -1L));
            List.of("totalFloatingIpsUsed", "totalSecurityGroupsUsed").forEach(name -> absolute.put(name, 0L));
        }
        if (!version.from(39)) {
            absolute.put("maxImageMeta", 128L);
        }
        if (!version.from(57)) {
            absolute.put("maxPersonality", 5L);
            absolute.put("maxPersonalitySize", 10240L);
        }
        absolute.put("totalRAMUsed", store.used(Limit.RAM, call.project()));
        absolute.put("totalCoresUsed", store.used(Limit.CORES, call.project()));
        absolute.put("totalInstancesUsed", store.used(Limit.INSTANCES, call.project()));
        absolute.put("totalServerGroupsUsed", store.used(Limit.SERVER_GROUPS, call.project()));
        return Json.reply(200, Json.object("limits", Json.object("rate", List.of(), "absolute", absolute)));
    }
}
