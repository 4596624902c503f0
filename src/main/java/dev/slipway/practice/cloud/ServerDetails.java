package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.stream.Stream;

/** Nova's routes for what hangs on a server: metadata, and tags since 2.26. */
final class ServerDetails {

    private final Store store;
    private final Servers servers;

    ServerDetails(Store store, Servers servers) {
        this.store = store;
        this.servers = servers;
    }

    void addTo(Routes routes) {
        String metadata = "/v2.1/servers/{id}/metadata";
        routes.on("GET", metadata, call -> metadata(servers.find(call)))
                .on("POST", metadata, call -> {
                    Thing server = servers.find(call);
                    ObjectNode all = server.get("metadata").deepCopy();
                    return keep(server, all.setAll(call.body("metadata")));
                })
                .on("PUT", metadata, call -> keep(servers.find(call), call.body("metadata")))
                .on("GET", metadata + "/{key}", call -> Json.reply(200, Json.object("meta",
                        Json.object(call.at("key"), item(call)))))
                .on("PUT", metadata + "/{key}", call -> {
                    Thing server = servers.find(call);
                    ObjectNode meta = call.body("meta");
                    ObjectNode all = server.get("metadata").deepCopy();
                    keep(server, all.setAll(meta));
                    return Json.reply(200, Json.object("meta", meta));
                })
                .on("DELETE", metadata + "/{key}", call -> {
                    item(call);
                    Thing server = servers.find(call);
                    ObjectNode all = server.get("metadata").deepCopy();
                    keep(server, all.without(call.at("key")));
                    return HttpReply.empty(204);
                });
        addTags(routes);
    }

    private void addTags(Routes routes) {
        String tags = "/v2.1/servers/{id}/tags";
        routes.on("GET", tags, call -> Json.reply(200, Json.object("tags", tagged(call).get("tags"))))
                .on("PUT", tags, call -> {
                    Thing server = tagged(call);
                    server.set("tags", call.body().path("tags").deepCopy());
                    return Json.reply(200, Json.object("tags", server.get("tags")));
                })
                .on("DELETE", tags, call -> {
                    tagged(call).set("tags", List.of());
                    return HttpReply.empty(204);
                })
                .on("PUT", tags + "/{tag}", call -> {
                    Thing server = tagged(call);
                    boolean had = server.texts("tags").contains(call.at("tag"));
                    server.set("tags", Stream.concat(server.texts("tags").stream(), Stream.of(call.at("tag")))
                            .distinct().toList());
                    return HttpReply.empty(had ? 204 : 201);
                })
                .on("DELETE", tags + "/{tag}", call -> {
                    Thing server = tagged(call);
                    if (!server.texts("tags").contains(call.at("tag"))) {
                        throw new Refusal(404, "Instance " + server.id() + " has no tag '" + call.at("tag") + "'");
                    }
                    server.set("tags",
                            server.texts("tags").stream().filter(tag -> !tag.equals(call.at("tag"))).toList());
                    return HttpReply.empty(204);
                });
    }

    private Thing tagged(Call call) {
        if (!Nova.microversion(call).from(26)) {
            throw new Refusal(404, "The resource could not be found.");
        }
        return servers.find(call);
    }

    private JsonNode item(Call call) {
        JsonNode item = servers.find(call).get("metadata").path(call.at("key"));
        if (item.isMissingNode()) {
            throw new Refusal(404, "Metadata item was not found");
        }
        return item;
    }

    private HttpReply keep(Thing server, JsonNode metadata) {
        server.set("metadata", metadata);
        store.touch(server);
        return metadata(server);
    }

    private static HttpReply metadata(Thing server) {
        return Json.reply(200, Json.object("metadata", server.get("metadata")));
    }
}
