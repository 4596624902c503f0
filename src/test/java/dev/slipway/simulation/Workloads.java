package dev.slipway.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Timeline;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.kubernetes.Cluster;
import java.time.Duration;
import java.util.Map;

/** What people run in a cluster that holds things in the cloud: a balanced Service, and a pod with a volume that has a snapshot. */
record Workloads(SimulatedWorld world, Cluster cluster, Timeline timeline) {

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int LOOKS = 30;

    /** Makes them and waits until the cluster's controllers did their part. @return whether they did */
    boolean deploy() throws InterruptedException {
        create("/api/v1/namespaces/default/services", """
                {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"type": "LoadBalancer",
                "selector": {"app": "web"}, "ports": [{"port": 80, "protocol": "TCP"}]}}""");
        create("/api/v1/namespaces/default/persistentvolumeclaims", """
                {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data"}, "spec":
                {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}""");
        create("/api/v1/namespaces/default/pods", """
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "db", "labels": {"app": "web"}}, "spec":
                {"containers": [{"name": "db", "image": "registry.k8s.io/pause:3.10", "volumeMounts": [{"name": "data",
                "mountPath": "/data"}]}], "volumes": [{"name": "data", "persistentVolumeClaim":
                {"claimName": "data"}}]}}""");
        for (var look = 0; look < LOOKS && !stand(); look++) {
            timeline.sleep(LOOK);
            world.reconcile();
        }
        if (!stand()) {
            return false;
        }
        var volume = world.volumes().path(0);
        world.snapshot(volume.path("id").asText(), volume.path("metadata"));
        timeline.sleep(LOOK);
        return true;
    }

    private boolean stand() {
        var volumes = world.volumes();
        var balancers = world.loadBalancers();
        return balancers.size() == 1 && balancers.path(0).path("provisioning_status").asText().equals("ACTIVE")
                && volumes.size() == 1 && volumes.path(0).path("status").asText().equals("in-use");
    }

    private void create(String path, String body) {
        var reply = world.kubernetes(cluster, HttpRequest.of("POST", path, Map.of("content-type", "application/json",
                HttpRequest.REMOTE_USER, "kubernetes-admin", HttpRequest.REMOTE_GROUPS, "kubeadm:cluster-admins"),
                body.getBytes(UTF_8)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }
}
