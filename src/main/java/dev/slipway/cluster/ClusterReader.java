package dev.slipway.cluster;

import dev.slipway.cluster.Sighting.KubernetesSide;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.openstack.BlockStorage;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.openstack.LoadBalancing;
import dev.slipway.openstack.OpenStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks at a living cluster from both sides. */
public final class ClusterReader {

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private final String clusterId;
    private final OpenStack cloud;
    private final Predicate<Server> isOurs;

    /** @param isOurs whether a server of the project is one of the cluster's */
    public ClusterReader(String clusterId, OpenStack cloud, Predicate<Server> isOurs) {
        this.clusterId = clusterId;
        this.cloud = cloud;
        this.isOurs = isOurs;
    }

    /**
     * Looks at both sides.
     *
     * @param api the cluster's API, if there is a way to it yet; one that does not answer leaves the cloud's side
     */
    public ClusterMap read(Optional<KubernetesApi> api) {
        return ClusterMap.of(see(api));
    }

    /** The same, not joined yet. */
    public Sighting see(Optional<KubernetesApi> api) {
        return new Sighting(clusterId,
                cloud.compute().servers().stream().filter(isOurs).toList(),
                cloud.blockStorage().map(BlockStorage::volumes).orElse(List.of()),
                cloud.loadBalancing().map(LoadBalancing::loadBalancers).orElse(List.of()),
                cloud.networking().floatingIps(),
                api.flatMap(ClusterReader::kubernetes));
    }

    private static Optional<KubernetesSide> kubernetes(KubernetesApi api) {
        try {
            var claims = api.objects(Kind.PERSISTENT_VOLUME_CLAIM);
            return Optional.of(new KubernetesSide(api.nodes(),
                    api.objects(Kind.PERSISTENT_VOLUME).stream()
                            .flatMap(it -> PersistentVolume.of(it, claims).stream()).toList(),
                    api.list(Kind.SERVICE).stream().flatMap(it -> BalancedService.of(it).stream()).toList(),
                    Optional.of(pods(api))));
        } catch (KubernetesException _) {
            return Optional.empty();
        }
    }

    /** Those that have ended hold nothing any more. */
    private static Map<String, Integer> pods(KubernetesApi api) {
        return api.objects(Kind.POD).stream()
                .filter(pod -> !ENDED.contains(pod.text("status", "phase")))
                .map(pod -> pod.text("spec", "nodeName")).filter(node -> !node.isEmpty())
                .collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum));
    }
}
