package dev.slipway.cluster;

import java.util.List;

/** Both sides of a cluster, joined: which server is which node, and the same for volumes and load balancers. */
public record ClusterMap(List<NodeRow> nodes, List<VolumeRow> volumes, List<LoadBalancerRow> loadBalancers) {

    public ClusterMap {
        nodes = List.copyOf(nodes);
        volumes = List.copyOf(volumes);
        loadBalancers = List.copyOf(loadBalancers);
    }

    /** Joins what was seen. */
    public static ClusterMap of(Sighting seen) {
        return new ClusterMap(NodeRows.of(seen), VolumeRows.of(seen), LoadBalancerRows.of(seen));
    }
}
