package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Octavia's things as it shows them. */
final class BalancerDocument {

    private final Balancers balancers;

    BalancerDocument(Balancers balancers) {
        this.balancers = balancers;
    }

    ObjectNode view(Thing thing) {
        ObjectNode view = Json.object("id", thing.id());
        view.setAll(thing.shown().deepCopy());
        view.put("project_id", thing.project()).put("tenant_id", thing.project());
        view.put("created_at", Times.plain(thing.created()));
        view.set("updated_at", thing.revision() == 1 ? Json.none() : Json.node(Times.plain(thing.updated())));
        switch (thing.kind()) {
            case LOAD_BALANCER -> {
                view.set("listeners", ids(balancers.parts(thing, Kind.LISTENER)));
                view.set("pools", ids(balancers.parts(thing, Kind.POOL)));
            }
            case LISTENER -> {
                view.set("loadbalancers", ids(Stream.of(balancers.balancer(thing))));
                view.set("l7policies", Json.array(List.of()));
            }
            case POOL -> {
                view.set("loadbalancers", ids(Stream.of(balancers.balancer(thing))));
                view.set("listeners", ids(balancers.parts(balancers.balancer(thing), Kind.LISTENER)
                        .filter(listener -> listener.has("default_pool_id", thing.id()))));
                view.set("members", ids(balancers.under(thing, Kind.MEMBER)));
                balancers.under(thing, Kind.HEALTH_MONITOR).findFirst()
                        .ifPresent(monitor -> view.put("healthmonitor_id", monitor.id()));
            }
            case HEALTH_MONITOR ->
                    view.set("pools", Json.array(List.of(Json.object("id", thing.hidden().path("pool")))));
            default -> {}
        }
        return view;
    }

    /** A new load balancer, with what was made with it in full. */
    ObjectNode whole(Thing balancer) {
        ObjectNode view = view(balancer);
        view.set("listeners", Json.array(balancers.parts(balancer, Kind.LISTENER).map(this::view).toList()));
        view.set("pools", Json.array(balancers.parts(balancer, Kind.POOL).map(pool -> {
            ObjectNode each = view(pool);
            each.set("members", Json.array(balancers.under(pool, Kind.MEMBER).map(this::view).toList()));
            return each.<ObjectNode>set("healthmonitor", balancers.under(pool, Kind.HEALTH_MONITOR).findFirst()
                    .<JsonNode>map(this::view).orElse(Json.none()));
        }).toList()));
        return view;
    }

    /** The tree of statuses of a load balancer. */
    ObjectNode statuses(Thing balancer) {
        ObjectNode tree = status(balancer);
        tree.set("listeners", Json.array(balancers.parts(balancer, Kind.LISTENER).map(listener -> {
            ObjectNode each = status(listener);
            return each.<ObjectNode>set("pools", Json.array(balancers.parts(balancer, Kind.POOL)
                    .filter(pool -> listener.has("default_pool_id", pool.id())).map(this::poolStatus).toList()));
        }).toList()));
        return Json.object("statuses", Json.object("loadbalancer", tree));
    }

    private ObjectNode poolStatus(Thing pool) {
        ObjectNode view = status(pool);
        balancers.under(pool, Kind.HEALTH_MONITOR).findFirst().ifPresent(
                monitor -> view.set("health_monitor", status(monitor).<ObjectNode>set("type", monitor.get("type"))));
        return view.set("members",
                Json.array(balancers.under(pool, Kind.MEMBER)
                        .map(member -> status(member).<
                                ObjectNode>setAll(Json.object("address", member.get("address"), "protocol_port",
                                        member.get("protocol_port"))))
                        .toList()));
    }

    private static ObjectNode status(Thing thing) {
        return Json.object("id", thing.id(), "name", thing.get("name"), "operating_status",
                thing.get("operating_status"),
                "provisioning_status", thing.get("provisioning_status"));
    }

    private static ArrayNode ids(Stream<Thing> things) {
        return Json.array(things.map(each -> Json.object("id", each.id())).toList());
    }
}
