package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Neutron v2.0: the same five routes for each kind of thing, tags on all, and what routers and quotas add. */
final class Neutron implements Service {

    private static final String BAD = "HTTPBadRequest";
    /** Neutron cuts no list unless it is asked to. */
    private static final int PAGE = Integer.MAX_VALUE;

    /** Whose changes are read only when it is clear that they are there. */
    private static final Set<Kind> FOUND_FIRST = Set.of(Kind.NETWORK, Kind.SUBNET, Kind.PORT);

    private final Store store;
    private final Ports ports;
    private final FloatingIps floatingIps;
    private final SecurityGroups groups;
    private final Routes routes = new Routes();

    Neutron(Store store) {
        this.store = store;
        Addresses addresses = new Addresses(store);
        Networks networks = new Networks(store, addresses);
        Subnets subnets = new Subnets(store, networks, addresses);
        this.groups = new SecurityGroups(store);
        this.ports = new Ports(store, networks, groups, addresses);
        Routers routers = new Routers(store, networks, subnets, ports, addresses);
        this.floatingIps = new FloatingIps(store, networks, ports, routers, addresses);
        routes.open("GET", "/", call -> Json.reply(200, Json.object("versions", List.of(Json.object("id", "v2.0",
                "status", "CURRENT", "links",
                List.of(Json.object("rel", "self", "href", call.base() + prefix() + "/v2.0/")))))));
        Stream.of(networks, subnets, routers, ports, groups, new SecurityGroupRules(store, groups), floatingIps)
                .forEach(this::addResource);
        routers.addTo(routes);
        new NeutronFacts(store).addTo(routes);
    }

    /** The ports, for Nova. */
    Ports ports() {
        return ports;
    }

    private void addResource(NetworkResource resource) {
        String all = "/v2.0/" + resource.path();
        routes.on("GET", all, call -> list(call, resource))
                .on("POST", all, call -> create(call, resource))
                .on("GET", all + "/{id}", call -> one(200, resource,
                        Filter.fields(call.request(), view(resource, find(call, resource)))))
                .on("PUT", all + "/{id}", call -> update(call, resource))
                .on("DELETE", all + "/{id}", call -> {
                    resource.delete(own(call, resource));
                    return HttpReply.empty(204);
                });
        new NeutronTags(store, resource).addTo(routes);
    }

    private HttpReply list(Call call, NetworkResource resource) {
        groups.standard(call.project());
        NeutronQuery.check(call.request(), resource);
        List<ObjectNode> views = Filter.apply(call.request(), store.all(resource.kind())
                .filter(thing -> resource.visible(thing, call.project())).map(thing -> view(resource, thing)).toList());
        Page page = page(call, resource, views);
        ObjectNode body = Json.object(resource.kind().many(),
                page.items().stream().map(view -> Filter.fields(call.request(), view)).toList());
        page.next().filter(_ -> call.request().parameter("limit").isPresent())
                .ifPresent(marker -> body.set(resource.kind().many() + "_links", Json.array(List.of(Json.object(
                        "rel", "next", "href",
                        call.base() + call.request().path() + Page.query(call.request(), marker))))));
        return Json.reply(200, body);
    }

    /** Without a limit there are no pages, and where one would begin is passed over. */
    private static Page page(Call call, NetworkResource resource, List<ObjectNode> views) {
        if (call.request().parameter("limit").filter(limit -> Integer.parseInt(limit) > 0).isEmpty()) {
            return new Page(views, Optional.empty());
        }
        try {
            return Page.of(views, call.request(), PAGE);
        } catch (Page.UnknownMarker marker) {
            throw resource.notFound(marker.marker());
        }
    }

    private HttpReply create(Call call, NetworkResource resource) {
        ObjectNode given = call.body(resource.kind().one());
        for (String owner : List.of("tenant_id", "project_id")) {
            if (given.has(owner) && !given.path(owner).asText().equals(call.project())) {
                throw new Refusal(400, BAD,
                        "Specifying 'project_id' or 'tenant_id' other than the authenticated project "
                                + "in request requires admin or advsvc privileges");
            }
        }
        ObjectNode whole = resource.schema().complete(given);
        whole.remove(List.of("tenant_id", "project_id"));
        groups.standard(call.project());
        return one(201, resource, view(resource, resource.create(call.project(), whole)));
    }

    private HttpReply update(Call call, NetworkResource resource) {
        if (!FOUND_FIRST.contains(resource.kind())) {
            call.body(resource.kind().one());
        }
        Thing thing = own(call, resource);
        resource.change(thing, resource.schema().change(call.body(resource.kind().one())));
        store.touch(thing);
        return one(200, resource, view(resource, thing));
    }

    private Thing find(Call call, NetworkResource resource) {
        return store.find(resource.kind(), call.at("id")).filter(thing -> resource.visible(thing, call.project()))
                .orElseThrow(() -> resource.notFound(call.at("id")));
    }

    private Thing own(Call call, NetworkResource resource) {
        Thing thing = find(call, resource);
        if (!thing.project().equals(call.project())) {
            throw new Refusal(403, "PolicyNotAuthorized", "rule:"
                    + (call.request().method().equals("DELETE") ? "delete_" : "update_") + resource.kind().one()
                    + " is disallowed by policy");
        }
        return thing;
    }

    private static HttpReply one(int status, NetworkResource resource, ObjectNode view) {
        return Json.reply(status, Json.object(resource.kind().one(), view));
    }

    private static ObjectNode view(NetworkResource resource, Thing thing) {
        ObjectNode view = common(thing);
        resource.complete(thing, view);
        return view;
    }

    /** What Neutron shows of everything. */
    static ObjectNode common(Thing thing) {
        ObjectNode view = Json.object("id", thing.id(), "tenant_id", thing.project(), "project_id", thing.project());
        view.setAll(thing.shown().deepCopy());
        if (!view.has("tags")) {
            view.set("tags", Json.array(List.of()));
        }
        view.put("created_at", Times.second(thing.created())).put("updated_at", Times.second(thing.updated()));
        return view.put("revision_number", thing.revision());
    }

    @Override
    public String prefix() {
        return "/network";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public HttpReply refused(Refusal refusal) {
        return Json.reply(refusal.status(), Json.object("NeutronError",
                Json.object("type", refusal.type(), "message", refusal.words(), "detail", "")));
    }

    @Override
    public Refusal malformed() {
        return new Refusal(400, BAD, "Body contains invalid data");
    }

    @Override
    public Refusal missingBody(String name) {
        return new Refusal(400, BAD, "Unable to find '" + name + "' in request body");
    }

    @Override
    public Refusal overQuota(OverQuota over) {
        return new Refusal(409, "OverQuota", "Quota exceeded for resources: ['" + over.excesses().stream()
                .map(each -> each.limit().word()).collect(Collectors.joining("', '")) + "'].");
    }

    @Override
    public Refusal rejected(Rejected rejected) {
        String name = rejected.attribute();
        String value = "'" + rejected.value().asText() + "'";
        return new Refusal(400, BAD, switch (rejected.reason()) {
            case UNKNOWN -> "Unrecognized attribute(s) '" + name + "'";
            case MISSING -> "Failed to parse request. Required attribute '" + name + "' not specified";
            case READ_ONLY -> "Attribute '" + name + "' not allowed in POST";
            case FIXED -> "Cannot update read-only attribute " + name;
            case NOT_TEXT -> "Invalid input for " + name + ". Reason: " + value + " is not a valid string.";
            case NOT_NUMBER -> "Invalid input for " + name + ". Reason: " + value + " is not an integer.";
            case NOT_FLAG -> "Invalid input for " + name + ". Reason: " + value + " cannot be converted to boolean.";
            case NOT_LIST -> "Invalid input for " + name + ". Reason: " + value + " is not a list.";
            case NOT_OBJECT -> "Invalid input for " + name + ". Reason: " + value + " is not a dictionary.";
        });
    }

    @Override
    public Refusal unknownMarker(String marker) {
        return new Refusal(404, "HTTPNotFound", "Resource " + marker + " could not be found.");
    }

    @Override
    public HttpReply unknownPath() {
        return refused(new Refusal(404, "HTTPNotFound", "The resource could not be found."));
    }

    @Override
    public HttpReply unknownMethod() {
        return refused(
                new Refusal(405, "HTTPMethodNotAllowed", "The server could not comply with the request since it is "
                        + "either malformed or otherwise incorrect."));
    }
}
