package dev.slipway.practice.kubernetes;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.KubernetesFunction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** All practice clusters. */
public final class Clusters implements KubernetesFunction {

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Cluster> clusters = new ConcurrentHashMap<>();

    public Clusters(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Makes a cluster around its first control plane. */
    public Cluster make(ClusterPlan plan, Member first) {
        Cluster cluster = new Cluster(plan, first, clock, random);
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

    /** Tells every cluster that a server is gone; one without any host left ends. */
    public void serverDeleted(String serverId, Instant now) {
        clusters.values().forEach(cluster -> cluster.lose(serverId, now));
        clusters.values().removeIf(Cluster::isDeserted);
    }

    @Override
    public HttpReply answer(String cluster, HttpRequest request) {
        return HttpReply.json(503, "{}");
    }

    Collection<Cluster> all() {
        return List.copyOf(clusters.values());
    }
}
