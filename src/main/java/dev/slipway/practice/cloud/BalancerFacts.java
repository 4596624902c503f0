package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** What Octavia says of itself: providers, flavors, quotas. */
final class BalancerFacts {

    private static final String ROOT = "/{version}/lbaas/";
    private static final Refusal FORBIDDEN = new Refusal(403, "Policy does not allow this request to be performed.");

    private final Store store;

    BalancerFacts(Store store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.on("GET", ROOT + "providers", _ -> Json.reply(200, Json.object("providers", List.of(
                Json.object("name", "amphora", "description", "Load balancers of the practice cloud"),
                Json.object("name", "octavia", "description", "alias of amphora")))))
                .on("GET", ROOT + "flavors", _ -> Json.reply(200,
                        Json.object("flavors", List.of(), "flavors_links", List.of())))
                .on("GET", ROOT + "availabilityzones", _ -> Json.reply(200,
                        Json.object("availability_zones", List.of(), "availability_zones_links", List.of())))
                .on("GET", ROOT + "quotas/{project}", call -> {
                    if (!call.at("project").equals(call.project())) {
                        throw FORBIDDEN;
                    }
                    ObjectNode quota = Json.object();
                    Stream.of(Limit.values()).filter(limit -> limit.service().equals("load-balancer"))
                            .forEach(limit -> quota.put(limit.word(), store.most(limit)));
                    return Json.reply(200, Json.object("quota", quota));
                });
    }
}
