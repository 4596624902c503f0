package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The life of load balancers and their parts. Each change makes the whole load balancer pending, and immutable until it is
 * ACTIVE again.
 */
final class Balancers {

    private static final Duration CREATING = Duration.ofSeconds(15);
    private static final Duration UPDATING = Duration.ofSeconds(2);
    private static final Duration DELETING = Duration.ofSeconds(5);
    private static final List<Kind> PARTS = List.of(Kind.LISTENER, Kind.POOL, Kind.MEMBER, Kind.HEALTH_MONITOR);

    private final Store store;
    private final VirtualIps vips;

    Balancers(Store store, Ports ports) {
        this.store = store;
        this.vips = new VirtualIps(store, ports);
    }

    /** All parts of a load balancer. */
    Stream<Thing> parts(Thing balancer) {
        return PARTS.stream().flatMap(kind -> parts(balancer, kind));
    }

    Stream<Thing> parts(Thing balancer, Kind kind) {
        return store.all(kind).filter(part -> part.hidden().path("balancer").asText().equals(balancer.id()));
    }

    /** The parts that hang on another part: members and the monitor on a pool. */
    Stream<Thing> under(Thing pool, Kind kind) {
        return store.all(kind).filter(part -> part.hidden().path("pool").asText().equals(pool.id()));
    }

    /** Makes a load balancer with all that its request describes. */
    Thing create(String project, ObjectNode whole) {
        if (!List.of("amphora", "octavia").contains(whole.path("provider").asText())) {
            throw new Refusal(400, "Provider '" + whole.path("provider").asText() + "' is not enabled.");
        }
        JsonNode listeners = whole.path("listeners").deepCopy();
        JsonNode pools = whole.path("pools").deepCopy();
        whole.remove(List.of("listeners", "pools"));
        Thing vip = vips.claim(project, whole);
        Thing balancer;
        try {
            balancer = store.create(Kind.LOAD_BALANCER, project, begin(whole));
        } catch (OverQuota over) {
            vips.release(vip);
            throw over;
        }
        vips.bind(vip, balancer);
        try {
            listeners.forEach(each -> addListener(balancer, object(each, Kind.LISTENER)));
            pools.forEach(each -> addPool(balancer, object(each, Kind.POOL)));
        } catch (OverQuota | Refusal | Rejected refused) {
            remove(balancer);
            throw refused;
        }
        settle(balancer, CREATING);
        return balancer;
    }

    private static ObjectNode object(JsonNode given, Kind kind) {
        return BalancerSchemas.of(kind).complete(given instanceof ObjectNode object ? object : Json.object());
    }

    Thing addListener(Thing balancer, ObjectNode whole) {
        boolean taken =
                parts(balancer, Kind.LISTENER).anyMatch(other -> other.has("protocol", whole.path("protocol").asText())
                        && other.number("protocol_port") == whole.path("protocol_port").asLong());
        if (taken) {
            throw new Refusal(409, "Another Listener on this Load Balancer is already using protocol "
                    + whole.path("protocol").asText() + " and protocol_port " + whole.path("protocol_port").asInt());
        }
        JsonNode pool = whole.path("default_pool");
        whole.remove(List.of("default_pool", "loadbalancer_id", "l7policies"));
        Thing listener = part(balancer, Kind.LISTENER, whole, Json.object());
        if (pool.isObject()) {
            listener.set("default_pool_id", addPool(balancer, object(pool, Kind.POOL)).id());
        }
        return listener;
    }

    Thing addPool(Thing balancer, ObjectNode whole) {
        if (!whole.has("lb_algorithm")) {
            throw new Rejected(Rejected.Reason.MISSING, Kind.POOL.one(), "lb_algorithm", whole);
        }
        JsonNode members = whole.path("members").deepCopy();
        JsonNode monitor = whole.path("healthmonitor").deepCopy();
        String listenerId = whole.path("listener_id").asText("");
        whole.remove(List.of("members", "healthmonitor", "loadbalancer_id", "listener_id"));
        Thing pool = part(balancer, Kind.POOL, whole, Json.object());
        members.forEach(each -> addUnder(pool, Kind.MEMBER, object(each, Kind.MEMBER)));
        if (monitor.isObject()) {
            addUnder(pool, Kind.HEALTH_MONITOR, object(monitor, Kind.HEALTH_MONITOR));
        }
        store.find(Kind.LISTENER, listenerId).ifPresent(listener -> listener.set("default_pool_id", pool.id()));
        return pool;
    }

    /** Adds a member or the monitor to a pool. */
    Thing addUnder(Thing pool, Kind kind, ObjectNode whole) {
        whole.remove("pool_id");
        return part(balancer(pool), kind, whole, Json.object("pool", pool.id()));
    }

    private Thing part(Thing balancer, Kind kind, ObjectNode whole, ObjectNode hidden) {
        hidden.put("balancer", balancer.id());
        return store.create(kind, store.uuid(), balancer.project(), begin(whole), hidden);
    }

    private static ObjectNode begin(ObjectNode whole) {
        whole.remove(List.of("project_id", "tenant_id"));
        return whole.put("provisioning_status", "PENDING_CREATE").put("operating_status", "OFFLINE");
    }

    /** The load balancer of a part; itself for a load balancer. */
    Thing balancer(Thing thing) {
        return thing.kind() == Kind.LOAD_BALANCER ? thing
                : store.find(Kind.LOAD_BALANCER, thing.hidden().path("balancer").asText()).orElseThrow();
    }

    /** Refuses a change of a load balancer that is pending. */
    void refuseWhilePending(Thing thing) {
        Thing balancer = balancer(thing);
        String status = balancer.text("provisioning_status");
        if (status.startsWith("PENDING_")) {
            throw new Refusal(409, thing == balancer
                    ? "Invalid state " + status + " of loadbalancer resource " + balancer.id()
                    : "Load Balancer " + balancer.id() + " is immutable and cannot be updated.");
        }
    }

    /** Makes a load balancer pending after one of its parts, or itself, has changed. */
    void changed(Thing thing) {
        Thing balancer = balancer(thing);
        if (!thing.text("provisioning_status").startsWith("PENDING_")) {
            thing.set("provisioning_status", "PENDING_UPDATE");
        }
        balancer.set("provisioning_status", "PENDING_UPDATE");
        settle(balancer, UPDATING);
    }

    /** Begins to delete a load balancer with all its parts. */
    void delete(Thing balancer) {
        balancer.set("provisioning_status", "PENDING_DELETE");
        store.touch(balancer);
        store.after(DELETING, balancer, () -> remove(balancer));
    }

    /** Begins to delete a part. */
    void deletePart(Thing part) {
        part.set("provisioning_status", "PENDING_DELETE");
        if (part.kind() == Kind.POOL) {
            Stream.of(Kind.MEMBER, Kind.HEALTH_MONITOR).flatMap(kind -> under(part, kind))
                    .forEach(each -> each.set("provisioning_status", "PENDING_DELETE"));
        }
        changed(part);
    }

    private void remove(Thing balancer) {
        parts(balancer).toList().forEach(store::remove);
        store.find(Kind.PORT, balancer.text("vip_port_id")).ifPresent(vips::release);
        store.remove(balancer);
    }

    private void settle(Thing balancer, Duration time) {
        store.after(time, balancer, () -> {
            parts(balancer).filter(part -> part.has("provisioning_status", "PENDING_DELETE")).toList()
                    .forEach(this::drop);
            Stream.concat(Stream.of(balancer), parts(balancer))
                    .filter(each -> !each.has("provisioning_status", "ACTIVE")).forEach(each -> {
                        each.set("provisioning_status", "ACTIVE");
                        store.touch(each);
                    });
            Stream.concat(Stream.of(balancer), parts(balancer))
                    .forEach(each -> each.set("operating_status", operating(each)));
        });
    }

    private void drop(Thing part) {
        store.remove(part);
        parts(balancer(part), Kind.LISTENER).filter(listener -> listener.has("default_pool_id", part.id()))
                .forEach(listener -> listener.set("default_pool_id", Json.none()));
    }

    private String operating(Thing thing) {
        boolean unwatched = thing.kind() == Kind.MEMBER && store.find(Kind.POOL, thing.hidden().path("pool").asText())
                .flatMap(pool -> under(pool, Kind.HEALTH_MONITOR).findFirst()).isEmpty();
        return unwatched ? "NO_MONITOR" : "ONLINE";
    }
}
