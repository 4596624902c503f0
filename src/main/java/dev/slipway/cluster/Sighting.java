package dev.slipway.cluster;

import dev.slipway.kubernetes.Node;
import dev.slipway.openstack.BlockStorage.Volume;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.openstack.LoadBalancing.LoadBalancer;
import dev.slipway.openstack.Networking.FloatingIp;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of one cluster on both sides at about one time.
 *
 * @param servers       the cluster's servers
 * @param volumes       all volumes of the project that the cluster may have made or use
 * @param loadBalancers all load balancers of the project
 * @param floatingIps   all floating IPs of the project
 * @param kubernetes    what the Kubernetes API told, empty if it did not answer
 */
public record Sighting(String clusterId, List<Server> servers, List<Volume> volumes, List<LoadBalancer> loadBalancers,
        List<FloatingIp> floatingIps, Optional<KubernetesSide> kubernetes) {

    public Sighting {
        servers = List.copyOf(servers);
        volumes = List.copyOf(volumes);
        loadBalancers = List.copyOf(loadBalancers);
        floatingIps = List.copyOf(floatingIps);
    }

    /** The cloud's side of this, the other side as it was seen at another time. */
    public Sighting with(KubernetesSide earlier) {
        return new Sighting(clusterId, servers, volumes, loadBalancers, floatingIps, Optional.of(earlier));
    }

    /**
     * What the Kubernetes API told.
     *
     * @param pods how many pods are on the node of each name; empty if nobody asked
     */
    public record KubernetesSide(List<Node> nodes, List<PersistentVolume> persistentVolumes,
            List<BalancedService> services, Optional<Map<String, Integer>> pods) {

        public KubernetesSide {
            pods = pods.map(Map::copyOf);
            nodes = List.copyOf(nodes);
            persistentVolumes = List.copyOf(persistentVolumes);
            services = List.copyOf(services);
        }
    }
}
