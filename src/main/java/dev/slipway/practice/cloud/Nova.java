package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.ServerFates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Nova v2.1 with microversions up to 2.93. */
final class Nova implements Faults {

    private static final int MOST = 93;

    private final Routes routes = new Routes();
    private final Servers servers;

    Nova(Store store, Neutron neutron, News news) {
        routes.open("GET", "/", call -> Json.reply(200, Json.object("versions", List.of(
                Json.object("id", "v2.0", "status", "SUPPORTED", "version", "", "min_version", "", "updated",
                        "2011-01-21T11:33:21Z", "links", List.of(self(call, "/v2/"))),
                version(call)))))
                .open("GET", "/v2.1", call -> {
                    ObjectNode version = version(call);
                    version.set("links", Json.array(List.of(self(call, "/v2.1/"),
                            Json.object("rel", "describedby", "type", "text/html", "href",
                                    "http://docs.openstack.org/"))));
                    version.set("media-types", Json.array(List.of(Json.object("base", "application/json", "type",
                            "application/vnd.openstack.compute+json;version=2.1"))));
                    return Json.reply(200, Json.object("version", version));
                });
        new Flavors(store).addTo(routes);
        new KeyPairs(store).addTo(routes);
        new ServerGroups(store).addTo(routes);
        servers = new Servers(store, neutron.ports(), news);
        new ServerRoutes(store, servers, neutron.ports(), news).addTo(routes);
        new ServerDetails(store, servers).addTo(routes);
        new VolumeAttachments(store, servers).addTo(routes);
        new ComputeFacts(store).addTo(routes);
    }

    /** Says what becomes of servers that are made from now on. */
    void fates(ServerFates fates) {
        servers.fates(fates);
    }

    private ObjectNode version(Call call) {
        return Json.object("id", "v2.1", "status", "CURRENT", "version", "2." + MOST, "min_version", "2.1",
                "updated", "2013-07-23T11:33:21Z", "links", List.of(self(call, "/v2.1/")));
    }

    private ObjectNode self(Call call, String path) {
        return Json.object("rel", "self", "href", call.base() + prefix() + path);
    }

    /** The microversion that a call asks for. */
    static Microversion microversion(Call call) {
        Optional<String> asked = call.request().header("openstack-api-version")
                .filter(header -> header.startsWith("compute ")).map(header -> header.substring("compute ".length()))
                .or(() -> call.request().header("x-openstack-nova-api-version"));
        return Microversion.of(asked, 2, 1, MOST);
    }

    /** The two links that Nova gives to a thing. */
    static List<ObjectNode> links(Call call, String path, String id) {
        return List.of(Json.object("rel", "self", "href", call.base() + "/compute/v2.1/" + path + "/" + id),
                bookmark(call, path, id));
    }

    static ObjectNode bookmark(Call call, String path, String id) {
        return Json.object("rel", "bookmark", "href", call.base() + "/compute/" + path + "/" + id);
    }

    /** Refuses to sort by anything but these keys. */
    static void refuseSorting(Call call, List<String> keys) {
        Sorting sorting = Sorting.of(call.request());
        sorting.keyOtherThan(keys).ifPresent(key -> {
            throw new Refusal(400, "Invalid input for query parameters sort_key. Value: " + key + ". '" + key
                    + "' is not one of " + Json.python(Json.array(keys)));
        });
        sorting.noDirection().ifPresent(direction -> {
            throw new Refusal(400,
                    "Invalid input for query parameters sort_dir. Value: " + direction + ". '" + direction
                            + "' is not one of ['asc', 'desc']");
        });
    }

    /** A page of a list, with the link to the next one. */
    static HttpReply page(Call call, String name, List<Thing> things, Function<Thing, ObjectNode> view) {
        Page.refuseLimit(call.request());
        Page page = Page.of(things.stream().map(view).toList(), call.request(), 1000);
        ObjectNode body = Json.object(name, page.items());
        page.next().ifPresent(marker -> body.set(name + "_links", Json.array(List.of(Json.object("rel", "next",
                "href", call.base() + call.request().path() + Page.query(call.request(), marker))))));
        return Json.reply(200, body);
    }

    @Override
    public String prefix() {
        return "/compute";
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
        HttpReply known =
                reply.with("x-compute-request-id", reply.headers().getOrDefault("x-openstack-request-id", ""));
        if (reply.status() == 401 || reply.status() == 406) {
            return known;
        }
        int minor;
        try {
            minor = microversion(call).minor();
        } catch (Refusal _) {
            return known;
        }
        return known.with("openstack-api-version", "compute 2." + minor)
                .with("x-openstack-nova-api-version", "2." + minor)
                .with("vary", "OpenStack-API-Version, X-OpenStack-Nova-API-Version");
    }

    @Override
    public Refusal overQuota(OverQuota over) {
        List<OverQuota.Excess> excesses = over.excesses().stream()
                .sorted(Comparator.comparing(each -> each.limit().word())).toList();
        Limit first = excesses.getFirst().limit();
        if (first == Limit.KEY_PAIRS || first == Limit.SERVER_GROUPS) {
            return new Refusal(403, "Quota exceeded, too many " + first.word().replace('_', ' ') + ".");
        }
        String words = joined(excesses, each -> each.limit().word());
        return new Refusal(403, "Quota exceeded for " + words + ": Requested "
                + joined(excesses, each -> String.valueOf(each.requested())) + ", but already used "
                + joined(excesses, each -> String.valueOf(each.used())) + " of "
                + joined(excesses, each -> String.valueOf(each.most())) + " " + words);
    }

    private static String joined(List<OverQuota.Excess> excesses, Function<OverQuota.Excess, String> part) {
        return excesses.stream().map(part).collect(Collectors.joining(", "));
    }

    @Override
    public Refusal unknownMarker(String marker) {
        return new Refusal(400, "marker [" + marker + "] not found");
    }
}
