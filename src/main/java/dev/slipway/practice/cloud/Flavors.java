package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;

/** Nova's flavors; all are public. */
final class Flavors {

    private static final List<String> SORT_KEYS = List.of("created_at", "description", "disabled", "ephemeral_gb",
            "flavorid", "id", "is_public", "memory_mb", "name", "root_gb", "rxtx_factor", "swap", "updated_at",
            "vcpu_weight", "vcpus");

    private final Store store;

    Flavors(Store store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/v2.1/flavors",
                call -> Nova.page(call, "flavors", wanted(call), flavor -> brief(call, flavor)))
                .on("POST", "/v2.1/flavors", call -> {
                    call.body("flavor");
                    throw ComputeFacts.forbidden("os-flavor-manage:create");
                })
                .on("DELETE", "/v2.1/flavors/{id}", _ -> {
                    throw ComputeFacts.forbidden("os-flavor-manage:delete");
                })
                .on("GET", "/v2.1/flavors/detail",
                        call -> Nova.page(call, "flavors", wanted(call), flavor -> view(call, flavor)))
                .on("GET", "/v2.1/flavors/{id}", call -> Json.reply(200, Json.object("flavor", view(call, find(call)))))
                .on("GET", "/v2.1/flavors/{id}/os-extra_specs", this::extraSpecs);
    }

    private HttpReply extraSpecs(Call call) {
        find(call);
        return Json.reply(200, Json.object("extra_specs", Json.object()));
    }

    private Thing find(Call call) {
        return store.find(Kind.FLAVOR, call.at("id"))
                .orElseThrow(() -> new Refusal(404, "Flavor " + call.at("id") + " could not be found."));
    }

    private List<Thing> wanted(Call call) {
        Nova.refuseSorting(call, SORT_KEYS);
        return store.all(Kind.FLAVOR).filter(flavor -> flavor.number("ram") >= least(call, "minRam"))
                .filter(flavor -> flavor.number("disk") >= least(call, "minDisk")).toList();
    }

    private static long least(Call call, String name) {
        String given = call.request().parameter(name).orElse("0");
        if (!given.matches("\\d{1,9}")) {
            throw new Refusal(400, "Invalid " + name + " filter [" + given + "]");
        }
        return Long.parseLong(given);
    }

    private static ObjectNode brief(Call call, Thing flavor) {
        ObjectNode view = Json.object("id", flavor.id(), "name", flavor.get("name"),
                "links", Nova.links(call, "flavors", flavor.id()));
        return Nova.microversion(call).from(55) ? view.putNull("description") : view;
    }

    private static ObjectNode view(Call call, Thing flavor) {
        Microversion version = Nova.microversion(call);
        ObjectNode view = Json.object("id", flavor.id(), "name", flavor.get("name"), "ram", flavor.get("ram"),
                "disk", flavor.get("disk"), "swap", version.from(75) ? Json.node(0) : Json.node(""),
                "OS-FLV-EXT-DATA:ephemeral", 0, "OS-FLV-DISABLED:disabled", false, "vcpus", flavor.get("vcpus"),
                "os-flavor-access:is_public", true, "rxtx_factor", 1.0, "links",
                Nova.links(call, "flavors", flavor.id()));
        if (version.from(55)) {
            view.putNull("description");
        }
        return version.from(61) ? view.set("extra_specs", Json.object()) : view;
    }
}
