package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.cluster.ClusterMap;
import dev.slipway.cluster.PersistentVolume;
import dev.slipway.cluster.Sighting;
import dev.slipway.cluster.Sighting.KubernetesSide;
import dev.slipway.kubernetes.Node;
import dev.slipway.openstack.BlockStorage.Volume;
import dev.slipway.openstack.Compute.Address;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShownTest {

    private static final String CP_1 = "0b8e1f0c-6a4e-4d4e-9a57-0c1a5ce1b001";
    private static final String W_1 = "0b8e1f0c-6a4e-4d4e-9a57-0c1a5ce1b002";

    private final Texts texts = Texts.strict(Locale.ENGLISH);

    @Test
    void theTableHasEachServersUuidRightAboveItsNodesProviderId() {
        assertThat(String.join("\n", new ShownText(texts).lines(cluster()))).isEqualTo("""
                small (small-1a2b3c4d), Kubernetes 1.36
                API: https://203.0.113.10:6443

                NAME                ID                                                 STATE     ADDRESSES               DETAILS
                small-w-1   server  0b8e1f0c-6a4e-4d4e-9a57-0c1a5ce1b002               ACTIVE    10.6.0.12               m1.medium nova
                            node    openstack:///0b8e1f0c-6a4e-4d4e-9a57-0c1a5ce1b002  NotReady  10.6.0.12               v1.36.3
                  ! The node is not ready: Kubelet stopped posting node status.
                small-cp-1  server  0b8e1f0c-6a4e-4d4e-9a57-0c1a5ce1b001               ACTIVE    10.6.0.11 203.0.113.10  m1.medium nova
                            node    openstack:///0b8e1f0c-6a4e-4d4e-9a57-0c1a5ce1b001  Ready     10.6.0.11 203.0.113.10  v1.36.3 \
                node-role.kubernetes.io/control-plane:NoSchedule

                CLAIM         PERSISTENT VOLUME  VOLUME  STATE         ATTACHED TO
                default/data  pvc-1              v1      in-use 3 GiB  0b8e1f0c-6a4e-4d4e-9a57-0c1a5ce1b002""");
    }

    @Test
    void theJsonHasTheShapeThatScriptsRelyOn() throws Exception {
        var json = new ObjectMapper().readTree(JsonText.of(new ShownJson(texts).of(cluster())));

        assertThat(json.fieldNames()).toIterable()
                .containsExactly("name", "id", "release", "endpoint", "nodes", "volumes", "loadBalancers", "resources");
        var row = json.at("/nodes/0");
        assertThat(row.fieldNames()).toIterable().containsExactly("name", "server", "node", "disagreements");
        assertThat(row.get("server").fieldNames()).toIterable()
                .containsExactly("id", "name", "status", "flavor", "zone", "hostId", "addresses");
        assertThat(row.get("node").fieldNames()).toIterable()
                .containsExactly("name", "providerId", "ready", "taints", "version", "addresses");
        assertThat(row.at("/node/providerId").asText()).isEqualTo("openstack:///" + W_1);
        assertThat(row.at("/disagreements/0").asText())
                .isEqualTo("The node is not ready: Kubelet stopped posting node status.");
        assertThat(json.at("/volumes/0/attachedTo/0").asText()).isEqualTo(W_1);
        assertThat(json.at("/resources/servers")).extracting(id -> id.asText()).containsExactly(CP_1, W_1);
        assertThat(json.at("/resources/floatingIps").isEmpty()).isTrue();
    }

    @Test
    void aServerWithoutNodeHasNullThere() throws Exception {
        var alone = new Shown(new ClusterId(new ClusterName("small"), "1a2b3c4d"), "1.36", "",
                ClusterMap.of(new Sighting(
                        "small-1a2b3c4d", List.of(server(CP_1, "small-cp-1", "10.6.0.11")), List.of(), List.of(),
                        List.of(),
                        Optional.empty())),
                Map.of());
        var json = new ObjectMapper().readTree(JsonText.of(new ShownJson(texts).of(alone)));

        assertThat(json.at("/nodes/0/node").isNull()).isTrue();
        assertThat(json.at("/nodes/0/server/id").asText()).isEqualTo(CP_1);
    }

    private static Shown cluster() {
        var resources = new LinkedHashMap<String, List<String>>();
        resources.put("servers", List.of(CP_1, W_1));
        resources.put("floating IPs", List.of());
        return new Shown(new ClusterId(new ClusterName("small"), "1a2b3c4d"), "1.36", "https://203.0.113.10:6443",
                ClusterMap.of(new Sighting("small-1a2b3c4d",
                        List.of(server(CP_1, "small-cp-1", "10.6.0.11", "203.0.113.10"),
                                server(W_1, "small-w-1", "10.6.0.12")),
                        List.of(new Volume("v1", "pvc-1", "", "in-use", 3, "ssd", Map.of(), List.of(W_1))), List.of(),
                        List.of(),
                        Optional.of(new KubernetesSide(List.of(
                                new Node("small-cp-1", "u1", "openstack:///" + CP_1, true, "",
                                        List.of("node-role.kubernetes.io/control-plane:NoSchedule"), "v1.36.3",
                                        List.of(new Node.Address("InternalIP", "10.6.0.11"),
                                                new Node.Address("ExternalIP", "203.0.113.10"),
                                                new Node.Address("Hostname", "small-cp-1")),
                                        true),
                                new Node("small-w-1", "u2", "openstack:///" + W_1, false,
                                        "Kubelet stopped posting node status.",
                                        List.of(), "v1.36.3", List.of(new Node.Address("InternalIP", "10.6.0.12")),
                                        false)),
                                List.of(new PersistentVolume("pvc-1", "default/data", "v1",
                                        PersistentVolume.Use.DATA)),
                                List.of(), Optional.empty())))),
                resources);
    }

    private static Server server(String id, String name, String fixed, String... floating) {
        var addresses = new ArrayList<>(List.of(new Address(fixed, "fixed", "small")));
        List.of(floating).forEach(ip -> addresses.add(new Address(ip, "floating", "small")));
        return new Server(id, name, "ACTIVE", "", "m1.medium", "image", "nova", "host", addresses, Map.of(), List.of());
    }
}
