package dev.slipway.cli;

import dev.slipway.cluster.ClusterMap;
import dev.slipway.spec.ClusterId;
import java.util.List;
import java.util.Map;

/**
 * All that {@code show} says of a cluster.
 *
 * @param release   such as {@code 1.36}
 * @param endpoint  the URL of its API as it is reached from here, empty while there is none
 * @param resources IDs of all that bears the cluster's mark in the cloud, by kind
 */
public record Shown(ClusterId id, String release, String endpoint, ClusterMap map,
        Map<String, List<String>> resources) {}
