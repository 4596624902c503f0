package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Glance v2: the images that everybody may boot. */
final class Glance implements Service {

    /** What comes unasked, and what comes at most. */
    private static final int PAGE = 25;
    private static final int LARGEST_PAGE = 1000;
    private static final Map<Integer, String> TITLES = Map.of(400, "Bad Request", 403, "Forbidden", 404, "Not Found",
            405, "Method Not Allowed");

    private final Store store;
    private final Routes routes;

    Glance(Store store) {
        this.store = store;
        this.routes = new Routes()
                .open("GET", "/", call -> Json.reply(300, versions(call)))
                .open("GET", "/versions", call -> Json.reply(200, versions(call)))
                .open("GET", "/v2", call -> HttpReply.empty(302).with("location", call.base() + prefix() + "/v2/"))
                .on("GET", "/v2/images", this::list)
                .on("GET", "/v2/images/{id}", call -> Json.reply(200, view(store.find(Kind.IMAGE, call.at("id"))
                        .orElseThrow(() -> new Refusal(404, "No image found with ID " + call.at("id"))))));
    }

    private static final List<String> SORT_KEYS = List.of("name", "status", "container_format", "disk_format", "size",
            "id", "created_at", "updated_at");

    private HttpReply list(Call call) {
        Page.refuseLimit(call.request());
        Sorting sorting = Sorting.of(call.request());
        sorting.keyOtherThan(SORT_KEYS).ifPresent(key -> {
            throw new Refusal(400, "Invalid sort key: " + key + ". It must be one of the following: "
                    + String.join(", ", SORT_KEYS) + ".");
        });
        sorting.noDirection().ifPresent(direction -> {
            throw new Refusal(400,
                    "Invalid sort direction: " + direction + ". It must be one of the following: asc, desc.");
        });
        if (call.request().parameter("changes-since").isPresent()) {
            throw new Refusal(400, "The \"changes-since\" filter is no longer available on v2.");
        }
        for (String filter : List.of("name", "id", "status", "container_format", "disk_format")) {
            call.request().parameter(filter).filter(value -> value.matches("(?!in:)[a-z]+:.*")).ifPresent(value -> {
                throw new Refusal(400, "Unable to filter by unknown operator '" + value.replaceFirst(":.*", "") + "'.");
            });
        }
        List<ObjectNode> views = Filter.apply(call.request(), store.all(Kind.IMAGE).map(Glance::view).toList());
        Page page = Page.of(views, call.request(),
                call.request().parameter("limit").isPresent() ? LARGEST_PAGE : PAGE);
        String query =
                call.request().query().isEmpty() ? "" : Page.query(call.request(), "").replaceFirst(".marker=$", "");
        ObjectNode body =
                Json.object("images", page.items(), "first", "/v2/images" + query, "schema", "/v2/schemas/images");
        page.next().ifPresent(marker -> body.put("next", "/v2/images" + Page.query(call.request(), marker)));
        return Json.reply(200, body);
    }

    private static ObjectNode view(Thing image) {
        ObjectNode view = image.shown().deepCopy();
        String self = "/v2/images/" + image.id();
        return view.put("owner", image.project()).put("id", image.id()).put("created_at", Times.second(image.created()))
                .put("updated_at", Times.second(image.updated())).put("self", self).put("file", self + "/file")
                .put("schema", "/v2/schemas/image");
    }

    private ObjectNode versions(Call call) {
        Stream<String> minors =
                Stream.concat(Stream.of("v2.15"), IntStream.rangeClosed(0, 13).mapToObj(i -> "v2." + (13 - i)));
        return Json.object("versions", minors.map(id -> Json.object("id", id,
                "status", id.equals("v2.15") ? "CURRENT" : "SUPPORTED",
                "links", List.of(Json.object("rel", "self", "href", call.base() + prefix() + "/v2/")))).toList());
    }

    @Override
    public String prefix() {
        return "/image";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public HttpReply refused(Refusal refusal) {
        return Service.page(refusal.status(), TITLES.getOrDefault(refusal.status(), "Error"), refusal.words());
    }

    @Override
    public HttpReply unauthenticated(Call call, String authority) {
        return Service.page(401, "Unauthorized", "This server could not verify that you are authorized to access the "
                + "document you requested. Either you supplied the wrong credentials (e.g., bad password), or your browser "
                + "does not understand how to supply the credentials required.")
                .with("www-authenticate", "Keystone uri=\"" + authority + "\"");
    }

    @Override
    public Refusal malformed() {
        return new Refusal(400, "Malformed JSON in request body.");
    }

    @Override
    public Refusal missingBody(String name) {
        return malformed();
    }

    @Override
    public Refusal overQuota(OverQuota over) {
        return new Refusal(413, String.valueOf(over.getMessage()));
    }

    @Override
    public Refusal rejected(Rejected rejected) {
        return new Refusal(400, String.valueOf(rejected.getMessage()));
    }

    @Override
    public Refusal unknownMarker(String marker) {
        return new Refusal(400, "No image found with ID " + marker);
    }

    @Override
    public HttpReply unknownPath() {
        return refused(new Refusal(404, "The resource could not be found."));
    }

    @Override
    public HttpReply unknownMethod() {
        return refused(new Refusal(405, "The method is not allowed for this resource."));
    }
}
