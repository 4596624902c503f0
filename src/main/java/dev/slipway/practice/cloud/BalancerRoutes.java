package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Octavia's routes for load balancers and their parts. */
final class BalancerRoutes {

    private static final String ROOT = "/{version}/lbaas/";
    private static final Map<Kind, String> NAMES =
            Map.of(Kind.LOAD_BALANCER, "Load Balancer", Kind.LISTENER, "Listener",
                    Kind.POOL, "Pool", Kind.MEMBER, "Member", Kind.HEALTH_MONITOR, "Health Monitor");

    private final Store store;
    private final Balancers balancers;
    private final BalancerDocument document;

    BalancerRoutes(Store store, Balancers balancers) {
        this.store = store;
        this.balancers = balancers;
        this.document = new BalancerDocument(balancers);
    }

    void addTo(Routes routes) {
        String all = ROOT + "loadbalancers";
        common(routes, all, Kind.LOAD_BALANCER);
        routes.on("POST", all, this::createBalancer)
                .on("DELETE", all + "/{id}", this::deleteBalancer)
                .on("GET", all + "/{id}/status",
                        call -> Json.reply(200, document.statuses(find(call, Kind.LOAD_BALANCER))))
                .on("GET", all + "/{id}/statuses",
                        call -> Json.reply(200, document.statuses(find(call, Kind.LOAD_BALANCER))));
        part(routes, "listeners", Kind.LISTENER, (call, whole) -> balancers.addListener(target(call, whole), whole));
        part(routes, "pools", Kind.POOL, (call, whole) -> balancers.addPool(target(call, whole), whole));
        part(routes, "healthmonitors", Kind.HEALTH_MONITOR, (call, whole) -> {
            Thing pool = find(Kind.POOL, whole.path("pool_id").asText(), call.project());
            balancers.refuseWhilePending(pool);
            return balancers.addUnder(pool, Kind.HEALTH_MONITOR, whole);
        });
        part(routes, "pools/{pool}/members", Kind.MEMBER, (call, whole) -> {
            Thing pool = find(Kind.POOL, call.at("pool"), call.project());
            balancers.refuseWhilePending(pool);
            return balancers.addUnder(pool, Kind.MEMBER, whole);
        });
        routes.on("PUT", ROOT + "pools/{pool}/members", this::replaceMembers);
    }

    private void part(Routes routes, String path, Kind kind, BiFunction<Call, ObjectNode, Thing> add) {
        common(routes, ROOT + path, kind);
        routes.on("POST", ROOT + path, call -> {
            Thing part = add.apply(call, BalancerSchemas.of(kind).complete(call.body(kind.one())));
            ObjectNode view = document.view(part);
            balancers.changed(part);
            return Json.reply(201, Json.object(kind.one(), view));
        })
                .on("DELETE", ROOT + path + "/{id}", call -> {
                    Thing part = find(call, kind);
                    balancers.refuseWhilePending(part);
                    balancers.deletePart(part);
                    return HttpReply.empty(204);
                });
    }

    private void common(Routes routes, String all, Kind kind) {
        routes.on("GET", all, call -> list(call, kind))
                .on("GET", all + "/{id}", call -> Json.reply(200, Json.object(kind.one(),
                        Filter.fields(call.request(), document.view(find(call, kind))))))
                .on("PUT", all + "/{id}", call -> {
                    ObjectNode changes = BalancerSchemas.of(kind).change(call.body(kind.one()));
                    Thing thing = find(call, kind);
                    balancers.refuseWhilePending(thing);
                    thing.shown().setAll(changes);
                    balancers.changed(thing);
                    return Json.reply(200, Json.object(kind.one(), document.view(thing)));
                });
    }

    private HttpReply createBalancer(Call call) {
        if (!call.body().has("loadbalancer")) {
            String other = call.body().fieldNames().hasNext() ? call.body().fieldNames().next() : "";
            throw new Refusal(400, "Unknown attribute for argument load_balancer: " + other);
        }
        ObjectNode whole = BalancerSchemas.of(Kind.LOAD_BALANCER).complete(call.body("loadbalancer"));
        Thing balancer = balancers.create(call.project(), whole);
        return Json.reply(201, Json.object("loadbalancer", document.whole(balancer)));
    }

    private HttpReply deleteBalancer(Call call) {
        Thing balancer = find(call, Kind.LOAD_BALANCER);
        balancers.refuseWhilePending(balancer);
        boolean cascade = call.request().parameter("cascade").filter(given -> given.matches("(?i)true|1")).isPresent();
        if (!cascade && balancers.parts(balancer).findAny().isPresent()) {
            throw new Refusal(400,
                    "Validation failure: Cannot delete Load Balancer " + balancer.id() + " - it has children");
        }
        balancers.delete(balancer);
        return HttpReply.empty(204);
    }

    /** Members are the same if address and port are; others come and go. */
    private HttpReply replaceMembers(Call call) {
        Thing pool = find(Kind.POOL, call.at("pool"), call.project());
        balancers.refuseWhilePending(pool);
        List<ObjectNode> wanted = Json.elements(call.body().path("members")).stream()
                .map(each -> BalancerSchemas.of(Kind.MEMBER).complete(each instanceof ObjectNode o ? o : Json.object()))
                .toList();
        List<Thing> present = balancers.under(pool, Kind.MEMBER).toList();
        boolean additive =
                call.request().parameter("additive_only").filter(given -> given.matches("(?i)true|1")).isPresent();
        for (ObjectNode each : wanted) {
            present.stream().filter(member -> same(member, each)).findFirst().ifPresentOrElse(member -> {
                member.shown().setAll(each);
                balancers.changed(member);
            }, () -> balancers.addUnder(pool, Kind.MEMBER, each));
        }
        present.stream()
                .filter(Predicate.not(member -> additive || wanted.stream().anyMatch(each -> same(member, each))))
                .forEach(balancers::deletePart);
        balancers.changed(pool);
        return HttpReply.empty(202);
    }

    private static boolean same(Thing member, ObjectNode wanted) {
        return member.has("address", wanted.path("address").asText())
                && member.number("protocol_port") == wanted.path("protocol_port").asLong();
    }

    private HttpReply list(Call call, Kind kind) {
        Schema schema = BalancerSchemas.of(kind);
        boolean known = call.request().query().keySet().stream().allMatch(name -> Filter.CONTROLS.contains(name)
                || name.equals("sort") || schema.knows(name) && !name.equals("tenant_id"));
        if (!known) {
            throw new Refusal(400, "One or more arguments are either duplicate or invalid");
        }
        Sorting sorting = Sorting.of(call.request());
        sorting.keys().stream().filter(key -> !schema.knows(key)).findFirst().ifPresent(key -> {
            throw new Refusal(400, "Supplied sort key '" + key + "' is not valid.");
        });
        sorting.noDirection().ifPresent(direction -> {
            throw new Refusal(400, "Unknown sort direction, must be one of asc, desc: " + direction);
        });
        Page.refuseLimit(call.request());
        Stream<Thing> things = kind == Kind.MEMBER
                ? balancers.under(find(Kind.POOL, call.at("pool"), call.project()), Kind.MEMBER)
                : store.all(kind, call.project());
        List<ObjectNode> views = Filter.apply(call.request(), things.map(this::searchable).toList());
        Page page = Page.of(views, call.request(), 1000);
        ObjectNode body = Json.object(kind.many(), page.items().stream()
                .map(view -> Filter.fields(call.request(), shown(kind, view))).toList());
        return Json.reply(200, body.set(kind.many() + "_links", Json.array(page.next().map(marker -> Json.object("href",
                call.base() + call.request().path() + Page.query(call.request(), marker), "rel", "next"))
                .stream().toList())));
    }

    /** A part can be looked for by its load balancer, which its view gives in another form. */
    private ObjectNode searchable(Thing thing) {
        ObjectNode view = document.view(thing);
        JsonNode balancer = thing.hidden().path("balancer");
        return thing.kind() == Kind.LISTENER || thing.kind() == Kind.POOL ? view.set("loadbalancer_id", balancer)
                : view;
    }

    private static ObjectNode shown(Kind kind, ObjectNode view) {
        return kind == Kind.LOAD_BALANCER ? view : view.without("loadbalancer_id");
    }

    private Thing target(Call call, ObjectNode whole) {
        String listener = whole.path("listener_id").asText("");
        Thing target = listener.isEmpty()
                ? find(Kind.LOAD_BALANCER, whole.path("loadbalancer_id").asText(), call.project())
                : balancers.balancer(find(Kind.LISTENER, listener, call.project()));
        if (target.text("provisioning_status").startsWith("PENDING_")) {
            throw new Refusal(409, "Load Balancer " + target.id() + " is immutable and cannot be updated.");
        }
        return target;
    }

    private Thing find(Call call, Kind kind) {
        return find(kind, call.at("id"), call.project());
    }

    private Thing find(Kind kind, String id, String project) {
        return store.find(kind, id, project)
                .orElseThrow(() -> new Refusal(404, NAMES.get(kind) + " " + id + " not found."));
    }
}
