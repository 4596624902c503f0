package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cinder v3 with microversions up to 3.70. */
final class Cinder implements Faults {

    private static final Map<String, List<String>> SORT_KEYS = Map.of(
            "volumes", List.of("id", "status", "size", "availability_zone", "name", "display_name", "bootable",
                    "created_at", "updated_at", "volume_type", "project_id", "host"),
            "snapshots", List.of("id", "status", "display_name", "created_at", "updated_at", "volume_id", "project_id"),
            "volume_types", List.of("id", "name", "description", "created_at", "updated_at", "is_public"));

    private static final int MOST = 70;

    private final Routes routes = new Routes();

    Cinder(Store store) {
        routes.open("GET", "/", call -> Json.reply(300, versions(call)))
                .open("GET", "/v3", call -> Json.reply(200, versions(call)));
        new Volumes(store).addTo(routes);
        new Snapshots(store).addTo(routes);
        new VolumeFacts(store).addTo(routes);
    }

    private ObjectNode versions(Call call) {
        return Json.object("versions", List.of(Json.object("id", "v3.0", "status", "CURRENT", "version", "3." + MOST,
                "min_version", "3.0", "updated", "2022-08-31T00:00:00Z", "links", List.of(
                        Json.object("rel", "describedby", "type", "text/html", "href", "https://docs.openstack.org/"),
                        Json.object("rel", "self", "href", call.base() + prefix() + "/v3/")),
                "media-types", List.of(Json.object("base", "application/json",
                        "type", "application/vnd.openstack.volume+json;version=3")))));
    }

    /** The microversion that a call asks for. */
    static Microversion microversion(Call call) {
        Optional<String> asked = call.request().header("openstack-api-version")
                .filter(header -> header.startsWith("volume ")).map(header -> header.substring("volume ".length()));
        return Microversion.of(asked, 3, 0, MOST);
    }

    /** Refuses paths of other projects. */
    static void own(Call call) {
        if (!call.at("project").equals(call.project())) {
            throw new Refusal(400, "Malformed request url");
        }
    }

    static List<ObjectNode> links(Call call, String path, String id) {
        String project = call.project();
        return List.of(
                Json.object("rel", "self", "href", call.base() + "/volume/v3/" + project + "/" + path + "/" + id),
                Json.object("rel", "bookmark", "href", call.base() + "/volume/" + project + "/" + path + "/" + id));
    }

    private static void check(Call call, String name) {
        call.request().parameter("limit").filter(limit -> !limit.matches("\\d{1,9}")).ifPresent(limit -> {
            throw new Refusal(400, limit.matches("-\\d{1,9}") ? "limit param must be positive"
                    : "limit param must be an integer");
        });
        Sorting sorting = Sorting.of(call.request());
        sorting.noDirection().ifPresent(_ -> {
            throw new Refusal(400, "Invalid input received: Unknown sort direction, must be 'desc' or 'asc'.");
        });
        sorting.keyOtherThan(SORT_KEYS.get(name)).ifPresent(_ -> {
            throw new Refusal(400, "Invalid input received: Invalid sort key");
        });
    }

    /** A page of a list, with the link to the next one where a limit was asked for. */
    static HttpReply page(Call call, String name, List<ObjectNode> views) {
        check(call, name);
        Page page = Page.of(views, call.request(), 1000);
        ObjectNode body = Json.object(name, page.items());
        String links = name.equals("volume_types") ? "volume_type_links" : name + "_links";
        page.next().ifPresent(marker -> body.set(links, Json.array(List.of(Json.object("rel", "next",
                "href", call.base() + call.request().path() + Page.query(call.request(), marker))))));
        return Json.reply(200, body);
    }

    @Override
    public String prefix() {
        return "/volume";
    }

    @Override
    public String type() {
        return "block-storage";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public void check(Call call) {
        microversion(call);
    }

    @Override
    public HttpReply finish(Call call, HttpReply reply) {
        if (reply.status() == 401 || reply.status() == 406) {
            return reply;
        }
        HttpReply known =
                reply.with("x-compute-request-id", reply.headers().getOrDefault("x-openstack-request-id", ""));
        try {
            return known.with("openstack-api-version", "volume 3." + microversion(call).minor())
                    .with("vary", "OpenStack-API-Version");
        } catch (Refusal _) {
            return known;
        }
    }

    @Override
    public Refusal overQuota(OverQuota over) {
        OverQuota.Excess excess = over.excesses().getFirst();
        return new Refusal(413, switch (excess.limit()) {
            case GIGABYTES ->
                    "VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. "
                            + "Requested " + excess.requested() + "G, quota is " + excess.most() + "G and "
                            + excess.used()
                            + "G has been consumed.";
            case SNAPSHOTS ->
                    "SnapshotLimitExceeded: Maximum number of snapshots allowed (" + excess.most() + ") exceeded";
            default -> "VolumeLimitExceeded: Maximum number of volumes allowed (" + excess.most()
                    + ") exceeded for quota '"
                    + excess.limit().word() + "'.";
        });
    }

    @Override
    public Refusal unknownMarker(String marker) {
        return new Refusal(404, "Volume " + marker + " could not be found.");
    }
}
