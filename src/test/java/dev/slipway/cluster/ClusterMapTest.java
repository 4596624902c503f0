package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.Sighting.KubernetesSide;
import dev.slipway.kubernetes.ApiObject;
import dev.slipway.kubernetes.Node;
import dev.slipway.openstack.BlockStorage;
import dev.slipway.openstack.BlockStorage.Volume;
import dev.slipway.openstack.Compute.Address;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.openstack.LoadBalancing.LoadBalancer;
import dev.slipway.openstack.Networking.FloatingIp;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterMapTest {

    private static final String CLUSTER = "small-1a2b3c4d";
    private static final String SERVER_1 = "00000000-0000-4000-8000-000000000001";
    private static final String SERVER_2 = "00000000-0000-4000-8000-000000000002";

    private final Texts texts = Texts.strict(Locale.ENGLISH);

    @Test
    void aServerAndTheNodeThatNamesItAreOneRow() {
        var rows = nodes(List.of(server(SERVER_1, "small-cp-1", "10.0.0.11")),
                List.of(node("small-cp-1", "openstack:///" + SERVER_1, "10.0.0.11")));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.server().orElseThrow().id()).isEqualTo(SERVER_1);
            assertThat(row.node().orElseThrow().name()).isEqualTo("small-cp-1");
            assertThat(row.disagreements()).isEmpty();
        });
    }

    @Test
    void identityIsTheProviderIdNotTheName() {
        var rows = nodes(
                List.of(server(SERVER_1, "small-w-1", "10.0.0.11"), server(SERVER_2, "small-w-2", "10.0.0.12")),
                List.of(node("small-w-1", "openstack:///" + SERVER_2, "10.0.0.12")));

        assertThat(rows).filteredOn(row -> row.node().isPresent()).singleElement().satisfies(row -> {
            assertThat(row.server().orElseThrow().id()).isEqualTo(SERVER_2);
            assertThat(said(row)).containsExactly("The server is named small-w-2, the node small-w-1.");
        });
        assertThat(rows).filteredOn(row -> row.node().isEmpty()).singleElement()
                .satisfies(row -> assertThat(said(row)).containsExactly("This server is no node of the cluster."));
    }

    @Test
    void aNodeWithoutProviderIdIsShownBesideTheServerOfItsName() {
        var rows = nodes(List.of(server(SERVER_1, "small-w-1", "10.0.0.11")),
                List.of(node("small-w-1", "", "10.0.0.11")));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.server()).isPresent();
            assertThat(said(row)).containsExactly("The node has no provider ID yet.");
        });
    }

    @Test
    void aProviderIdOfAnotherFormNamesNoServer() {
        var rows = nodes(List.of(), List.of(node("small-w-1", "aws:///eu-1/i-0123", "10.0.0.11")));

        assertThat(said(rows.getFirst()))
                .containsExactly("Its provider ID aws:///eu-1/i-0123 names no OpenStack server.");
    }

    @Test
    void aNodeWhoseServerIsGoneIsFlagged() {
        var rows = nodes(List.of(), List.of(node("small-w-1", "openstack:///" + SERVER_1, "10.0.0.11")));

        assertThat(said(rows.getFirst()))
                .containsExactly("Its provider ID names the server " + SERVER_1 + ", which is none of the cluster's.");
    }

    @Test
    void twoNodesWithOneProviderIdAreBothFlagged() {
        var rows = nodes(List.of(server(SERVER_1, "small-w-1", "10.0.0.11")),
                List.of(node("small-w-1", "openstack:///" + SERVER_1, "10.0.0.11"),
                        node("small-w-2", "openstack:///" + SERVER_1, "10.0.0.11")));

        assertThat(rows).allSatisfy(row -> assertThat(said(row))
                .contains("Another node has the provider ID openstack:///" + SERVER_1 + " as well."));
    }

    @Test
    void theNodesAddressMustBeOneOfItsServers() {
        var rows = nodes(List.of(server(SERVER_1, "small-w-1", "10.0.0.11")),
                List.of(node("small-w-1", "openstack:///" + SERVER_1, "172.17.0.1")));

        assertThat(said(rows.getFirst()))
                .containsExactly("The server has the addresses 10.0.0.11, the node says 172.17.0.1.");
    }

    @Test
    void aStoppedServerAndAnUnreadyNodeAreTwoDisagreements() {
        var stopped =
                new Server(SERVER_1, "small-w-1", "SHUTOFF", "", "m1", "", "nova", "", List.of(), Map.of(), List.of());
        var unready = new Node("small-w-1", "u", "openstack:///" + SERVER_1, false,
                "Kubelet stopped posting node status.",
                List.of("node.cloudprovider.kubernetes.io/uninitialized=true:NoSchedule"), "v1.36.3", List.of(), false);

        assertThat(said(nodes(List.of(stopped), List.of(unready)).getFirst())).containsExactly("The server is SHUTOFF.",
                "The cloud controller manager has not taken the node over yet.",
                "The node is not ready: Kubelet stopped posting node status.");
    }

    @Test
    void serversAreShownWhenTheApiIsSilent() {
        var map = ClusterMap.of(new Sighting(CLUSTER, List.of(server(SERVER_1, "small-cp-1", "10.0.0.11")), List.of(),
                List.of(), List.of(), Optional.empty()));

        assertThat(map.nodes()).singleElement()
                .satisfies(row -> assertThat(said(row)).containsExactly("The Kubernetes API does not answer."));
    }

    @Test
    void aStoppedServerWhoseNodeIsStillReadyIsOneContradiction() {
        var stopped = new Server(SERVER_1, "small-w-1", "SHUTOFF", "", "m1", "", "nova", "",
                List.of(new Address("10.0.0.11", "fixed", "small")), Map.of(), List.of());
        var row = nodes(List.of(stopped), List.of(node("small-w-1", "openstack:///" + SERVER_1, "10.0.0.11")))
                .getFirst();

        assertThat(said(row)).containsExactly("The server is SHUTOFF, but Kubernetes has not noticed.");
        assertThat(row.trouble()).isEqualTo(Trouble.CONTRADICTORY);
        assertThat(row.pods()).hasValue(14);
    }

    @Test
    void aNodesExternalAddressMustBeItsServersToo() {
        var node = new Node("small-w-1", "u", "openstack:///" + SERVER_1, true, "", List.of(), "v1.36.3",
                List.of(new Node.Address("InternalIP", "10.0.0.11"), new Node.Address("ExternalIP", "203.0.113.9")),
                false);

        assertThat(said(nodes(List.of(server(SERVER_1, "small-w-1", "10.0.0.11")), List.of(node)).getFirst()))
                .containsExactly("The server has the floating IPs none, the node says 203.0.113.9.");
    }

    @Test
    void theWorstComesFirstAndThenTheNames() {
        var unready = new Node("small-w-2", "u", "openstack:///" + SERVER_2, false, "", List.of(), "v1.36.3",
                List.of(), false);
        var rows = nodes(
                List.of(server(SERVER_1, "small-w-1", "10.0.0.11"), server(SERVER_2, "small-w-2", "10.0.0.12"),
                        server("00000000-0000-4000-8000-000000000003", "small-w-3", "10.0.0.13")),
                List.of(node("small-w-1", "openstack:///" + SERVER_1, "10.0.0.11"), unready));

        assertThat(rows).extracting(NodeRow::name).containsExactly("small-w-3", "small-w-2", "small-w-1");
        assertThat(rows).extracting(NodeRow::trouble)
                .containsExactly(Trouble.HALF_MISSING, Trouble.UNFIT, Trouble.NONE);
        assertThat(rows).filteredOn(NodeRow::agrees).extracting(NodeRow::name).containsExactly("small-w-1");
    }

    @Test
    void whatIsWrongWithARowSaysWhatItMeansAndWhatToDo() {
        var keys = List.of("no-node", "no-server", "no-provider-id", "provider-id-malformed", "provider-id-twice",
                "ready-but-off", "server-status", "server-fault", "name-differs", "address-differs",
                "external-address-differs", "uninitialised", "not-ready", "not-ready-because");

        assertThat(keys).allSatisfy(key -> {
            var message = Message.of("cluster." + key, "a", "b");
            assertThat(texts.meaning(message)).isPresent();
            assertThat(texts.remedy(message)).isPresent();
        });
    }

    @Test
    void aSilentApiIsNoDisagreement() {
        var row = ClusterMap.of(new Sighting(CLUSTER, List.of(server(SERVER_1, "small-cp-1", "10.0.0.11")), List.of(),
                List.of(), List.of(), Optional.empty())).nodes().getFirst();

        assertThat(row.disagrees()).isFalse();
        assertThat(row.agrees()).isFalse();
    }

    @Test
    void theTenthWorkerIsBehindTheSecond() {
        var rows =
                nodes(List.of(server(SERVER_1, "small-w-10", "10.0.0.20"), server(SERVER_2, "small-w-2", "10.0.0.12")),
                        List.of());

        assertThat(rows).extracting(NodeRow::name).containsExactly("small-w-2", "small-w-10");
    }

    @Test
    void aClaimLeadsToItsCinderVolumeAndTheServersItIsAttachedTo() {
        var volume = volume("v1", "in-use", Map.of("cinder.csi.openstack.org/cluster", CLUSTER), List.of(SERVER_1));
        var rows = ClusterMap.of(new Sighting(CLUSTER, List.of(), List.of(volume), List.of(), List.of(),
                Optional.of(new KubernetesSide(List.of(), List.of(new PersistentVolume("pvc-1", "default/data", "v1",
                        PersistentVolume.Use.DATA)),
                        List.of(), Optional.empty()))))
                .volumes();

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.persistentVolume().orElseThrow().claim()).isEqualTo("default/data");
            assertThat(row.volume().orElseThrow().attachedTo()).containsExactly(SERVER_1);
            assertThat(row.disagreements()).isEmpty();
        });
    }

    @Test
    void aVolumeWhoseClaimWasMadeForAPodHoldsNoData() {
        var volume = Map.<String, Object>of("metadata", Map.of("name", "pvc-1"), "spec",
                Map.of("csi", Map.of("driver", "cinder.csi.openstack.org", "volumeHandle", "v1"), "claimRef",
                        Map.of("namespace", "default", "name", "cache-scratch")));
        var claim = Map.<String, Object>of("metadata", Map.of("name", "cache-scratch", "namespace", "default"));
        var ofPod = Map.<String, Object>of("metadata", Map.of("name", "cache-scratch", "namespace", "default",
                "ownerReferences", List.of(Map.of("kind", "Pod", "name", "cache"))));
        var cinder = volume("v1", "in-use", Map.of(), List.of(SERVER_1));

        assertThat(holdsData(cinder, volume, List.of(claim))).isTrue();
        assertThat(holdsData(cinder, volume, List.of())).as("its claim is gone, its data is not").isTrue();
        assertThat(holdsData(cinder, volume, List.of(ofPod))).isFalse();
    }

    private static boolean holdsData(BlockStorage.Volume cinder, Map<String, Object> volume,
            List<Map<String, Object>> claims) {
        var seen = PersistentVolume.of(new ApiObject(volume), claims.stream().map(ApiObject::new).toList());
        return ClusterMap.of(new Sighting(CLUSTER, List.of(), List.of(cinder), List.of(), List.of(),
                Optional.of(new KubernetesSide(List.of(), List.of(seen.orElseThrow()), List.of(), Optional.empty()))))
                .volumes()
                .getFirst().holdsData();
    }

    @Test
    void aVolumeOfAnotherClusterIsNotShownEvenIfItsNameLooksAlike() {
        var other = volume("v1", "available", Map.of("cinder.csi.openstack.org/cluster", "other-1a2b3c4d"), List.of());

        assertThat(
                ClusterMap.of(new Sighting(CLUSTER, List.of(), List.of(other), List.of(), List.of(), Optional.empty()))
                        .volumes())
                .isEmpty();
    }

    @Test
    void aVolumeThatItsClaimLeftBehindIsFlagged() {
        var left = volume("v1", "available", Map.of("cinder.csi.openstack.org/cluster", CLUSTER), List.of());
        var rows = ClusterMap.of(new Sighting(CLUSTER, List.of(), List.of(left), List.of(), List.of(),
                Optional.of(new KubernetesSide(List.of(), List.of(), List.of(), Optional.empty())))).volumes();

        assertThat(said(rows.getFirst().disagreements()))
                .containsExactly("No persistent volume of the cluster stands for this Cinder volume.");
    }

    @Test
    void aServiceIsJoinedWithItsLoadBalancerAndTheFloatingIpInFrontOfIt() {
        var rows = balancers(List.of(balancer("lb1", "default/web", CLUSTER)),
                List.of(new BalancedService("default/web", "lb1", List.of("203.0.113.7"))));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.loadBalancer().orElseThrow().id()).isEqualTo("lb1");
            assertThat(row.floatingIp().orElseThrow().address()).isEqualTo("203.0.113.7");
            assertThat(row.disagreements()).isEmpty();
        });
    }

    @Test
    void theLoadBalancerOfAClusterWhoseNameBeginsAlikeIsNotOurs() {
        assertThat(balancers(List.of(balancer("lb1", "default/web", "very-" + CLUSTER)), List.of())).isEmpty();
    }

    @Test
    void aLoadBalancerWithoutServiceIsFlagged() {
        assertThat(
                said(balancers(List.of(balancer("lb1", "default/web", CLUSTER)), List.of()).getFirst().disagreements()))
                .containsExactly("The cluster has no Service for this load balancer.");
    }

    private static List<LoadBalancerRow> balancers(List<LoadBalancer> balancers, List<BalancedService> services) {
        return ClusterMap.of(new Sighting(CLUSTER, List.of(), List.of(), balancers,
                List.of(new FloatingIp("f1", "203.0.113.7", "", List.of(), "ext", "port-lb1", "10.0.0.50", "ACTIVE")),
                Optional.of(new KubernetesSide(List.of(), List.of(), services, Optional.empty())))).loadBalancers();
    }

    private static LoadBalancer balancer(String id, String service, String cluster) {
        return new LoadBalancer(id, "kube_service_" + cluster,
                "Kubernetes external service " + service + " from cluster " + cluster,
                List.of(), "ACTIVE", "ONLINE", "10.0.0.50", "port-" + id, "subnet", "amphora");
    }

    private static Volume volume(String id, String status, Map<String, String> metadata, List<String> attachedTo) {
        return new Volume(id, "pvc-1", "", status, 1, "", metadata, attachedTo);
    }

    private static List<NodeRow> nodes(List<Server> servers, List<Node> nodes) {
        return ClusterMap.of(new Sighting(CLUSTER, servers, List.of(), List.of(), List.of(),
                Optional.of(new KubernetesSide(nodes, List.of(), List.of(), Optional.of(Map.of("small-w-1", 14))))))
                .nodes();
    }

    private static Server server(String id, String name, String address) {
        return new Server(id, name, "ACTIVE", "", "m1", "image", "nova", "host",
                List.of(new Address(address, "fixed", "small")), Map.of(), List.of());
    }

    private static Node node(String name, String providerId, String address) {
        return new Node(name, "uid-" + name, providerId, true, "", List.of(), "v1.36.3",
                List.of(new Node.Address("InternalIP", address), new Node.Address("Hostname", name)), false);
    }

    private List<String> said(NodeRow row) {
        return said(row.disagreements());
    }

    private List<String> said(List<Message> messages) {
        return messages.stream().map(texts::say).toList();
    }
}
