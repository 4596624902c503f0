package dev.slipway.practice.cloud;

import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What a project may have at most. Defaults leave room for a cluster of 50 servers of the medium flavor and what they need;
 * -1 is no limit.
 */
enum Limit {
    NETWORKS("network", "network", 100, Map.of(Kind.NETWORK, Limit::one)),
    SUBNETS("network", "subnet", 100, Map.of(Kind.SUBNET, Limit::one)),
    ROUTERS("network", "router", 10, Map.of(Kind.ROUTER, Limit::one)),
    PORTS("network", "port", 500, Map.of(Kind.PORT, Limit::one)),
    FLOATING_IPS("network", "floatingip", 50, Map.of(Kind.FLOATING_IP, Limit::one)),
    SECURITY_GROUPS("network", "security_group", 20, Map.of(Kind.SECURITY_GROUP, Limit::one)),
    SECURITY_GROUP_RULES("network", "security_group_rule", 200, Map.of(Kind.SECURITY_GROUP_RULE, Limit::one)),
    INSTANCES("compute", "instances", 60, Map.of(Kind.SERVER, Limit::one)),
    CORES("compute", "cores", 240, Map.of(Kind.SERVER, server -> server.hidden().path("vcpus").asLong())),
    RAM("compute", "ram", 491_520, Map.of(Kind.SERVER, server -> server.hidden().path("ram").asLong())),
    KEY_PAIRS("compute", "key_pairs", 100, Map.of(Kind.KEY_PAIR, Limit::one)),
    SERVER_GROUPS("compute", "server_groups", 10, Map.of(Kind.SERVER_GROUP, Limit::one)),
    VOLUMES("volume", "volumes", 100, Map.of(Kind.VOLUME, Limit::one)),
    SNAPSHOTS("volume", "snapshots", 100, Map.of(Kind.SNAPSHOT, Limit::one)),
    GIGABYTES("volume", "gigabytes", 1000,
            Map.of(Kind.VOLUME, volume -> volume.number("size"), Kind.SNAPSHOT, snapshot -> snapshot.number("size"))),
    LOAD_BALANCERS("load-balancer", "load_balancer", 20, Map.of(Kind.LOAD_BALANCER, Limit::one)),
    LISTENERS("load-balancer", "listener", 200, Map.of(Kind.LISTENER, Limit::one)),
    POOLS("load-balancer", "pool", 200, Map.of(Kind.POOL, Limit::one)),
    HEALTH_MONITORS("load-balancer", "health_monitor", 200, Map.of(Kind.HEALTH_MONITOR, Limit::one)),
    MEMBERS("load-balancer", "member", 2000, Map.of(Kind.MEMBER, Limit::one));

    private final String service;
    private final String word;
    private final long standard;
    private final Map<Kind, ToLongFunction<Thing>> weights;

    Limit(String service, String word, long standard, Map<Kind, ToLongFunction<Thing>> weights) {
        this.service = service;
        this.word = word;
        this.standard = standard;
        this.weights = weights;
    }

    /** The service type that keeps it. */
    String service() {
        return service;
    }

    /** The service's own name for it. */
    String word() {
        return word;
    }

    /** What a project may have if nothing else was said. */
    long standard() {
        return standard;
    }

    /** How much of it a thing takes. */
    long weight(Thing thing) {
        ToLongFunction<Thing> weight = weights.get(thing.kind());
        return weight == null ? 0 : weight.applyAsLong(thing);
    }

    boolean counts(Kind kind) {
        return weights.containsKey(kind);
    }

    private static long one(Thing thing) {
        return 1;
    }
}
