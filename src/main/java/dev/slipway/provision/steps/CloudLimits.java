package dev.slipway.provision.steps;

import dev.slipway.plan.Limits;
import java.util.Map;
import java.util.Set;

/** How many steps may press on the same thing at once. */
public final class CloudLimits {

    /** Calls that make something in OpenStack. */
    static final Set<String> WRITES = Set.of("openstack-writes");
    /** Servers on their way up; Nova's scheduler places many at once worse than few. */
    static final Set<String> SERVERS = Set.of("servers");
    /** Nodes that fetch packages or join. */
    static final Set<String> NODES = Set.of("nodes");

    public static final Limits DEFAULTS = new Limits(Map.of("openstack-writes", 8, "servers", 10, "nodes", 50));

    private CloudLimits() {}
}
