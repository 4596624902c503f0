package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Neutron says of itself: quotas, extensions, zones. */
final class NeutronFacts {

    private static final List<String> EXTENSIONS = List.of("allowed-address-pairs", "availability_zone", "external-net",
            "net-mtu", "pagination", "port-security", "quotas", "quota_details", "router", "security-group", "sorting",
            "standard-attr-description", "standard-attr-revisions", "standard-attr-tag", "standard-attr-timestamp");

    private final Store store;

    NeutronFacts(Store store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/v2.0/quotas", _ -> {
            throw new Refusal(403, "PolicyNotAuthorized", "rule:get_quota is disallowed by policy");
        })
                .on("GET", "/v2.0/quotas/{project}", call -> quotas(call, store::most))
                .on("GET", "/v2.0/quotas/{project}/details", call -> quotas(call, limit -> Json.object(
                        "limit", store.most(limit), "used", store.used(limit, call.project()), "reserved", 0)))
                .on("GET", "/v2.0/extensions", _ -> Json.reply(200, Json.object("extensions",
                        EXTENSIONS.stream().map(NeutronFacts::extension).toList())))
                .on("GET", "/v2.0/extensions/{alias}", call -> {
                    String alias = call.at("alias");
                    if (!EXTENSIONS.contains(alias)) {
                        throw new Refusal(404, "HTTPNotFound", "Extension with alias " + alias + " does not exist");
                    }
                    return Json.reply(200, Json.object("extension", extension(alias)));
                })
                .on("GET", "/v2.0/availability_zones",
                        _ -> Json.reply(200, Json.object("availability_zones", List.of())));
    }

    private HttpReply quotas(Call call, Function<Limit, Object> value) {
        if (!call.at("project").equals(call.project())) {
            throw call.request().path().contains("/details")
                    ? new Refusal(403, "AdminRequired", "User does not have admin privileges: Only admin is "
                            + "authorized to access quotas for another project.")
                    : new Refusal(403, "PolicyNotAuthorized", "rule:get_quota is disallowed by policy");
        }
        ObjectNode quota = Json.object();
        Stream.of(Limit.values()).filter(limit -> limit.service().equals("network"))
                .forEach(limit -> quota.set(limit.word(), Json.node(value.apply(limit))));
        return Json.reply(200, Json.object("quota", quota));
    }

    private static ObjectNode extension(String alias) {
        return Json.object("name", alias, "alias", alias, "description", alias, "updated", "2020-01-01T00:00:00-00:00",
                "links", List.of());
    }
}
