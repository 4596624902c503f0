package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tags on one kind of Neutron's things. */
final class NeutronTags {

    private static final int LONGEST = 255;

    private final Store store;
    private final NetworkResource resource;

    NeutronTags(Store store, NetworkResource resource) {
        this.store = store;
        this.resource = resource;
    }

    void addTo(Routes routes) {
        String tags = "/v2.0/" + resource.path() + "/{id}/tags";
        routes.on("GET", tags, call -> reply(find(call).texts("tags")))
                .on("PUT", tags, this::replace)
                .on("DELETE", tags, call -> {
                    keep(find(call), List.of());
                    return HttpReply.empty(204);
                })
                .on("GET", tags + "/{tag}", call -> {
                    tagged(call);
                    return HttpReply.empty(204);
                })
                .on("PUT", tags + "/{tag}", call -> {
                    Thing thing = find(call);
                    TreeSet<String> all = new TreeSet<>(thing.texts("tags"));
                    all.add(call.at("tag"));
                    keep(thing, List.copyOf(all));
                    return HttpReply.json(201, "null");
                })
                .on("DELETE", tags + "/{tag}", call -> {
                    Thing thing = tagged(call);
                    keep(thing, thing.texts("tags").stream().filter(tag -> !tag.equals(call.at("tag"))).toList());
                    return HttpReply.empty(204);
                });
    }

    private HttpReply replace(Call call) {
        Thing thing = find(call);
        JsonNode tags = Optional.ofNullable(call.body().get("tags")).orElseThrow(() -> invalid("Invalid tags body."));
        if (!tags.isArray()) {
            throw invalid(Json.python(tags) + " is not a list.");
        }
        List<String> given = Json.texts(tags);
        given.stream().filter(tag -> tag.length() > LONGEST).findFirst().ifPresent(tag -> {
            throw invalid("'" + tag + "' exceeds maximum length of " + LONGEST + ".");
        });
        keep(thing, List.copyOf(new TreeSet<>(given)));
        return reply(given);
    }

    private void keep(Thing thing, List<String> tags) {
        thing.set("tags", tags);
        store.touch(thing);
    }

    private Thing tagged(Call call) {
        Thing thing = find(call);
        if (!thing.texts("tags").contains(call.at("tag"))) {
            throw new Refusal(404, "TagNotFound", "Tag " + call.at("tag") + " could not be found.");
        }
        return thing;
    }

    private Thing find(Call call) {
        return store.find(resource.kind(), call.at("id"), call.project()).orElseThrow(() -> new Refusal(404,
                "TagResourceNotFound", "Resource " + resource.path() + " " + call.at("id") + " could not be found."));
    }

    private static HttpReply reply(List<String> tags) {
        return Json.reply(200, Json.object("tags", tags));
    }

    private static Refusal invalid(String words) {
        return new Refusal(400, "InvalidInput", "Invalid input for operation: " + words);
    }
}
