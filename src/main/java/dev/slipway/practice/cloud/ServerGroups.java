package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;

/** Nova's server groups: soft policies since 2.15, one {@code policy} instead of a list of them since 2.64. */
final class ServerGroups {

    private static final List<String> HARD = List.of("anti-affinity", "affinity");
    private static final List<String> ALL = List.of("anti-affinity", "affinity", "soft-anti-affinity", "soft-affinity");
    private static final Schema LISTED = new Schema(Kind.SERVER_GROUP.one())
            .required("name", Schema.Type.TEXT)
            .required("policies", Schema.Type.LIST);
    private static final Schema SINGLE = new Schema(Kind.SERVER_GROUP.one())
            .required("name", Schema.Type.TEXT)
            .required("policy", Schema.Type.TEXT)
            .accepted("rules", Schema.Type.OBJECT);

    private final Store store;

    ServerGroups(Store store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/v2.1/os-server-groups", call -> {
            Page.refuseLimit(call.request());
            return Json.reply(200, Json.object("server_groups",
                    store.all(Kind.SERVER_GROUP, call.project()).map(group -> view(call, group)).toList()));
        })
                .on("POST", "/v2.1/os-server-groups", this::create)
                .on("GET", "/v2.1/os-server-groups/{id}",
                        call -> Json.reply(200, Json.object("server_group", view(call, find(call)))))
                .on("DELETE", "/v2.1/os-server-groups/{id}", call -> {
                    store.remove(find(call));
                    return HttpReply.empty(204);
                });
    }

    private HttpReply create(Call call) {
        Microversion version = Nova.microversion(call);
        ObjectNode whole = (version.from(64) ? SINGLE : LISTED).complete(call.body("server_group"));
        String policy = version.from(64) ? whole.path("policy").asText() : whole.path("policies").path(0).asText();
        List<String> allowed = version.from(15) ? ALL : HARD;
        if (!allowed.contains(policy)) {
            throw new Refusal(400,
                    "Invalid input for field/attribute " + (version.from(64) ? "policy" : "0") + ". Value: "
                            + policy + ". '" + policy + "' is not one of " + Json.python(Json.array(allowed)));
        }
        Thing group = store.create(Kind.SERVER_GROUP, call.project(),
                Json.object("name", whole.path("name"), "policy", policy, "members", List.of()));
        return Json.reply(200, Json.object("server_group", view(call, group)));
    }

    private static ObjectNode view(Call call, Thing group) {
        Microversion version = Nova.microversion(call);
        ObjectNode view = Json.object("id", group.id(), "name", group.get("name"));
        if (version.from(64)) {
            view.set("policy", group.get("policy"));
            view.set("rules", Json.object());
        } else {
            view.set("policies", Json.array(List.of(group.get("policy"))));
            view.set("metadata", Json.object());
        }
        view.set("members", group.get("members").deepCopy());
        if (version.from(13)) {
            view.put("project_id", group.project()).put("user_id", call.signedIn().user().id());
        }
        return view;
    }

    private Thing find(Call call) {
        return store.find(Kind.SERVER_GROUP, call.at("id"), call.project()).orElseThrow(() -> new Refusal(404,
                "Instance group " + call.at("id") + " could not be found."));
    }
}
