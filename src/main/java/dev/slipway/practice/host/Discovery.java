package dev.slipway.practice.host;

import dev.slipway.practice.kubernetes.Cluster;
import dev.slipway.practice.kubernetes.Clusters;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How {@code kubeadm join} finds a cluster and makes sure that it is the right one, and the cluster that of the node. */
final class Discovery {

    private Discovery() {}

    static Cluster cluster(Map<String, Object> join, Clusters clusters, Instant now) {
        Map<String, Object> discovery = KubeadmFile.section(join, "discovery");
        if (discovery.get("bootstrapToken") == null) {
            throw new Refusal("discovery: Invalid value: \"\": bootstrapToken or file must be set");
        }
        Map<String, Object> bootstrap = KubeadmFile.section(discovery, "bootstrapToken");
        String endpoint = KubeadmFile.text(bootstrap, "apiServerEndpoint");
        String token = KubeadmFile.text(bootstrap, "token");
        Cluster cluster = at(endpoint, clusters, now);
        if (!cluster.tickets().admits(token, now)) {
            throw identity("could not find a JWS signature in the cluster-info ConfigMap for token ID \""
                    + token.substring(0, Math.min(6, token.length())) + "\"");
        }
        List<String> hashes = KubeadmFile.texts(bootstrap, "caCertHashes");
        if (hashes.isEmpty() && !Boolean.TRUE.equals(bootstrap.get("unsafeSkipCAVerification"))) {
            throw new Refusal("discovery.bootstrapToken.caCertHashes: Invalid value: \"\": using token-based discovery "
                    + "without caCertHashes can be unsafe. Set unsafeSkipCAVerification as true in your kubeadm config file "
                    + "to continue");
        }
        if (!hashes.isEmpty() && !hashes.contains(cluster.key())) {
            throw identity("cluster CA found in cluster-info ConfigMap is invalid: none of the public keys \""
                    + cluster.key() + "\" are pinned");
        }
        String bootstrapToken = KubeadmFile.text(discovery, "tlsBootstrapToken");
        if (!bootstrapToken.isEmpty() && !cluster.tickets().admits(bootstrapToken, now)) {
            throw new Refusal("error execution phase kubelet-start: error getting node: Unauthorized");
        }
        return cluster;
    }

    private static Cluster at(String endpoint, Clusters clusters, Instant now) {
        int colon = endpoint.lastIndexOf(':');
        if (colon < 0) {
            throw new Refusal("discovery.bootstrapToken.apiServerEndpoint: Invalid value: \"" + endpoint
                    + "\": address " + endpoint + ": missing port in address");
        }
        return clusters.listeningAt(endpoint.substring(0, colon), now)
                .or(() -> clusters.withEndpoint(endpoint, now))
                .filter(_ -> endpoint.endsWith(":6443"))
                .orElseThrow(() -> identity("failed to request the cluster-info ConfigMap: Get \"https://" + endpoint
                        + "/api/v1/namespaces/kube-public/configmaps/cluster-info?timeout=10s\": dial tcp " + endpoint
                        + ": connect: connection refused"));
    }

    private static Refusal identity(String words) {
        return new Refusal("[preflight] Running pre-flight checks",
                "error execution phase preflight: couldn't validate the identity of the API Server: " + words);
    }
}
