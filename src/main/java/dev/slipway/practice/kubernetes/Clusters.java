package dev.slipway.practice.kubernetes;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.KubernetesFunction;
import dev.slipway.practice.OpenStackFunction;
import dev.slipway.practice.Pace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** All practice clusters. */
public final class Clusters implements KubernetesFunction {

    private final OpenStackFunction cloud;
    private final Pace pace;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Disks disks = new Disks();
    private final Map<String, Cluster> clusters = new ConcurrentHashMap<>();
    private final Map<String, ClusterApi> apis = new ConcurrentHashMap<>();

    public Clusters(OpenStackFunction cloud, Pace pace, InstantSource clock, RandomGenerator random) {
        this.cloud = cloud;
        this.pace = pace;
        this.clock = clock;
        this.random = random;
    }

    /** Makes a cluster around its first control plane. */
    public Cluster make(ClusterPlan plan, Member first) {
        Cluster cluster = new Cluster(plan, first, clock, random);
        apis.put(cluster.key(), new ClusterApi(cluster, cloud, disks, pace, clock, random));
        clusters.put(cluster.key(), cluster);
        return cluster;
    }

    public Optional<Cluster> byKey(String key) {
        return Optional.ofNullable(clusters.get(key));
    }

    /** The cluster whose API listens at {@code address:6443} by now; addresses may come back, so the youngest one. */
    public Optional<Cluster> listeningAt(String address, Instant now) {
        return clusters.values().stream()
                .filter(cluster -> cluster.controlPlaneAt(address).filter(member -> !member.from().isAfter(now))
                        .isPresent())
                .max(Comparator.comparing(cluster -> cluster.controlPlaneAt(address).map(Member::from).orElseThrow()));
    }

    /** The cluster that calls itself by this endpoint, such as that of a load balancer, once its first API listens. */
    public Optional<Cluster> withEndpoint(String endpoint, Instant now) {
        return clusters.values().stream().filter(cluster -> cluster.plan().endpoint().equals(endpoint))
                .filter(cluster -> !cluster.members(now).isEmpty()).findFirst();
    }

    /** Tells every cluster that a server is silent. */
    public void serverFailed(String serverId, Instant now) {
        clusters.values().forEach(cluster -> cluster.lose(serverId, now));
    }

    /** Tells every cluster that a server is gone; one without any host left ends. */
    public void serverDeleted(String serverId, Instant now) {
        clusters.values().forEach(cluster -> cluster.lose(serverId, now));
        clusters.values().removeIf(Cluster::isDeserted);
        apis.keySet().retainAll(clusters.keySet());
    }

    @Override
    public HttpReply answer(String cluster, HttpRequest request) {
        ClusterApi api = apis.get(cluster);
        return api == null ? ApiProblem.unknownPath().reply() : api.answer(request);
    }

    /** The answer of what listens on a port of a node that has this address; empty if nothing does. */
    public Optional<HttpReply> answerAt(String address, int nodePort, String path, Instant now) {
        return clusters.values().stream()
                .filter(cluster -> cluster.members(now).stream().anyMatch(member -> member.address().equals(address)))
                .flatMap(cluster -> apis.get(cluster.key()).answer(nodePort, path).stream()).findFirst();
    }

    /** A pod's volume as its node, a host of that cluster, has it mounted. */
    public Optional<Mount> mount(String cluster, String node, String podUid, String volume) {
        return Optional.ofNullable(apis.get(cluster)).flatMap(api -> api.mount(node, podUid, volume));
    }

    /** Lets every cluster do what is due by now; without it they do so when they are asked next. */
    public void reconcile() {
        apis.values().forEach(ClusterApi::reconcile);
    }
}
