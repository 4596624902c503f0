package dev.slipway.practice.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.kubernetes.KubernetesApi.Kind;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.kubernetes.Node;
import dev.slipway.practice.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** A practice cluster as Slipway's own client sees it, over TLS and the proxy. */
class ClusterTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private SmallCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = SmallCluster.joined(new Pace(1));
    }

    @AfterEach
    void stop() throws IOException {
        cluster.close();
    }

    @Test
    void itTellsItsVersion() {
        assertThat(cluster.api().version()).isEqualTo("v1.36.3");
    }

    @Test
    void freshNodesAreUninitialisedAndNotReady() {
        List<Node> nodes = cluster.api().nodes();
        assertThat(nodes).extracting(Node::name).containsExactly("small-cp-1", "small-w-1");
        assertThat(nodes).extracting(Node::providerId).containsExactly(
                "openstack:///" + cluster.server("small-cp-1"), "openstack:///" + cluster.server("small-w-1"));
        assertThat(nodes).noneMatch(Node::isInitialised).noneMatch(Node::ready);
        assertThat(nodes.getFirst().notReadyReason()).contains("cni plugin not initialized");
        assertThat(nodes.getFirst().taints()).contains("node-role.kubernetes.io/control-plane:NoSchedule");
        assertThat(nodes.getFirst().controlPlane()).isTrue();
    }

    @Test
    void theCloudControllerInitialisesNodesAndFlannelMakesThemReady() {
        List<String> credential = cluster.credential();
        cluster.applyCloudController(credential.getFirst(), credential.getLast(), SmallCluster.Calls.WHOLE);
        until(() -> cluster.api().nodes().stream().allMatch(Node::isInitialised));
        Node worker = cluster.api().nodes().getLast();
        assertThat(worker.addresses()).contains(new Node.Address("InternalIP", "10.6.0.21"));
        assertThat(labels(worker.name())).containsEntry("node.kubernetes.io/instance-type", "m1.medium")
                .containsEntry("topology.kubernetes.io/zone", "nova")
                .containsEntry("topology.kubernetes.io/region", "RegionOne");
        assertThat(worker.ready()).isFalse();

        cluster.applyFlannel();
        until(() -> cluster.api().nodes().stream().allMatch(Node::ready));
        assertThat(cluster.api().nodes().getLast().taints()).isEmpty();
        until(() -> isAvailable("coredns"));
    }

    @Test
    void aWrongCredentialKeepsTheCloudControllerFromStarting() {
        cluster.applyCloudController(cluster.credential().getFirst(), "wrong", SmallCluster.Calls.WHOLE);
        until(() -> pod("openstack-cloud-controller-manager").toString().contains("CrashLoopBackOff"));
        String name = text(pod("openstack-cloud-controller-manager"), "metadata", "name");
        assertThat(cluster.api().podLog("kube-system", name, "openstack-cloud-controller-manager", 10))
                .contains("could not init cloud provider \"openstack\"", "but got 401 instead");
        assertThat(cluster.api().nodes()).noneMatch(Node::isInitialised);
    }

    @Test
    void aCorrectedCredentialStartsIt() {
        List<String> credential = cluster.credential();
        cluster.applyCloudController(credential.getFirst(), "wrong", SmallCluster.Calls.WHOLE);
        until(() -> pod("openstack-cloud-controller-manager").toString().contains("CrashLoopBackOff"));
        cluster.applyCloudController(credential.getFirst(), credential.getLast(), SmallCluster.Calls.WHOLE);
        until(() -> cluster.api().nodes().stream().allMatch(Node::isInitialised));
    }

    @Test
    void aClaimBecomesAVolumeOnItsPodsServerAndGoesWithIt() {
        wireUp();
        apply("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data, namespace: default}
                spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1500Mi}}}
                """);
        cluster.pass(LONG_ENOUGH);
        assertThat(text(claim(), "status", "phase")).isEqualTo("Pending");
        assertThat(cluster.read("/volume/v3/" + project() + "/volumes/detail")).isEmpty();

        apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: default}
                spec:
                  containers: [{name: web, image: "nginx:stable", volumeMounts: [{name: data, mountPath: /data}]}]
                  volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
                """);
        until(() -> text(cluster.api().get(Kind.POD, "default", "web").orElseThrow(), "status", "phase")
                .equals("Running"));
        JsonNode volume = cluster.read("/volume/v3/" + project() + "/volumes/detail").path(0);
        assertThat(volume.path("name").asText()).isEqualTo("pvc-" + text(claim(), "metadata", "uid"));
        assertThat(volume.path("size").asInt()).isEqualTo(2);
        assertThat(volume.path("status").asText()).isEqualTo("in-use");
        assertThat(volume.at("/attachments/0/server_id").asText()).isEqualTo(cluster.server("small-w-1"));
        assertThat(volume.at("/metadata/cinder.csi.openstack.org~1cluster").asText()).isEqualTo("small-1a2b3c4d");

        cluster.api().delete(Kind.PERSISTENT_VOLUME_CLAIM, "default", "data");
        cluster.pass(LONG_ENOUGH);
        assertThat(cluster.api().get(Kind.PERSISTENT_VOLUME_CLAIM, "default", "data")).isPresent();
        cluster.api().delete(Kind.POD, "default", "web");
        until(() -> cluster.api().list(Kind.PERSISTENT_VOLUME).isEmpty());
        assertThat(cluster.read("/volume/v3/" + project() + "/volumes/detail")).isEmpty();
        assertThat(cluster.api().get(Kind.PERSISTENT_VOLUME_CLAIM, "default", "data")).isEmpty();
    }

    @Test
    void aServiceBecomesALoadBalancerWithAFloatingIpAndGoesWithIt() {
        wireUp();
        apply("""
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: default}
                spec: {type: LoadBalancer, selector: {app: web}, ports: [{name: http, port: 80}]}
                """);
        until(() -> service().toString().contains("203.0.113."));
        JsonNode balancer = cluster.read("/load-balancer/v2.0/lbaas/loadbalancers").path(0);
        assertThat(balancer.path("name").asText()).isEqualTo("kube_service_small-1a2b3c4d_default_web");
        assertThat(balancer.path("description").asText())
                .isEqualTo("Kubernetes external service default/web from cluster small-1a2b3c4d");
        JsonNode floating = cluster.read("/network/v2.0/floatingips").path(0);
        assertThat(floating.path("description").asText())
                .isEqualTo("Floating IP for Kubernetes external service default/web from cluster small-1a2b3c4d");
        assertThat(service().toString()).contains(floating.path("floating_ip_address").asText());
        String pool = cluster.read("/load-balancer/v2.0/lbaas/pools").path(0).path("id").asText();
        assertThat(cluster.read("/load-balancer/v2.0/lbaas/pools/" + pool + "/members"))
                .extracting(member -> member.path("address").asText()).containsExactly("10.6.0.21");

        cluster.api().delete(Kind.SERVICE, "default", "web");
        assertThat(cluster.api().get(Kind.SERVICE, "default", "web")).isPresent();
        until(() -> cluster.api().get(Kind.SERVICE, "default", "web").isEmpty());
        assertThat(cluster.read("/load-balancer/v2.0/lbaas/loadbalancers")).isEmpty();
        assertThat(cluster.read("/network/v2.0/floatingips")).isEmpty();
    }

    @Test
    void aProviderThatTakesOnePartAtATimeGetsThemSo() {
        wireUp(SmallCluster.Calls.SERIAL);
        apply("""
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: default}
                spec: {type: LoadBalancer, selector: {app: web}, ports: [{name: http, port: 80}, {name: tls, port: 443}]}
                """);
        until(() -> service().toString().contains("203.0.113."));
        assertThat(cluster.read("/load-balancer/v2.0/lbaas/listeners")).hasSize(2);
        assertThat(cluster.read("/load-balancer/v2.0/lbaas/healthmonitors")).hasSize(2);
    }

    @Test
    void theNodeOfADeletedServerGoes() {
        wireUp();
        cluster.call("DELETE", "/compute/v2.1/servers/" + cluster.server("small-w-1"), "");
        cluster.pass(Duration.ofSeconds(10));
        assertThat(cluster.read("/compute/v2.1/servers")).hasSize(1);
        until(() -> cluster.api().nodes().stream().map(Node::name).toList().equals(List.of("small-cp-1")));
    }

    @Test
    void anObjectInANamespaceThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: nowhere}
                """)).isInstanceOfSatisfying(KubernetesException.class,
                e -> assertThat(e.words()).contains("namespaces \"nowhere\" not found"));
    }

    @Test
    void applyingAgainTakesAwayWhatIsNotAppliedAnyMore() {
        apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: default}, data: {one: '1', two: '2'}}");
        apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: default}, data: {one: '1'}}");
        assertThat(cluster.api().get(Kind.CONFIG_MAP, "default", "a").orElseThrow()).containsEntry("data",
                Map.of("one", "1"));
    }

    /** Everything that makes a cluster whole, and the time it takes. */
    private void wireUp() {
        wireUp(SmallCluster.Calls.WHOLE);
    }

    private void wireUp(SmallCluster.Calls calls) {
        List<String> credential = cluster.credential();
        cluster.applyCloudController(credential.getFirst(), credential.getLast(), calls);
        cluster.applyFlannel();
        cluster.applyCinder(credential.getFirst());
        until(() -> cluster.api().nodes().stream().allMatch(node -> node.ready() && node.isInitialised()));
        until(() -> isAvailable("csi-cinder-controllerplugin"));
    }

    /** Asks again each second of the cluster's time. */
    private void until(BooleanSupplier done) {
        for (int second = 0; second < LONG_ENOUGH.toSeconds(); second++) {
            if (done.getAsBoolean()) {
                return;
            }
            cluster.pass(Duration.ofSeconds(1));
        }
        throw new AssertionError("not within " + LONG_ENOUGH + "; pods: " + cluster.api().list(Kind.POD));
    }

    private boolean isAvailable(String deployment) {
        return cluster.api().get(Kind.DEPLOYMENT, "kube-system", deployment).orElseThrow().toString()
                .contains("MinimumReplicasAvailable");
    }

    private Map<String, Object> pod(String prefix) {
        Optional<Map<String, Object>> found = cluster.api().list(Kind.POD).stream()
                .filter(pod -> text(pod, "metadata", "name").startsWith(prefix)).findFirst();
        return found.orElse(Map.of());
    }

    private Map<String, Object> claim() {
        return cluster.api().get(Kind.PERSISTENT_VOLUME_CLAIM, "default", "data").orElseThrow();
    }

    private Map<String, Object> service() {
        return cluster.api().get(Kind.SERVICE, "default", "web").orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> labels(String node) {
        Map<String, Object> object = cluster.api().get(Kind.NODE, "", node).orElseThrow();
        return (Map<String, Object>) ((Map<String, Object>) object.get("metadata")).get("labels");
    }

    private String project() {
        return cluster.read("/network/v2.0/subnets?cidr=10.6.0.0/24").path(0).path("project_id").asText();
    }

    private void apply(String yaml) {
        cluster.api().apply(new Yaml().load(yaml));
    }

    private static String text(Map<?, ?> object, String first, String second) {
        return String.valueOf(((Map<?, ?>) object.get(first)).get(second));
    }
}
