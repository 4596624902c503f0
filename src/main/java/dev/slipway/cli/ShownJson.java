package dev.slipway.cli;

import static dev.slipway.cli.JsonText.object;

import dev.slipway.cluster.LoadBalancerRow;
import dev.slipway.cluster.NodeRow;
import dev.slipway.cluster.VolumeRow;
import dev.slipway.kubernetes.Node;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cluster as the object that {@code show -o json} prints; what is not there is {@code null}. */
final class ShownJson {

    private final Texts texts;

    ShownJson(Texts texts) {
        this.texts = texts;
    }

    Map<String, Object> of(Shown shown) {
        return object("name", shown.id().name().value(), "id", shown.id().value(), "release", shown.release(),
                "endpoint",
                shown.endpoint(), "nodes", shown.map().nodes().stream().map(this::node).toList(), "volumes",
                shown.map().volumes().stream().map(this::volume).toList(), "loadBalancers",
                shown.map().loadBalancers().stream().map(this::loadBalancer).toList(), "resources",
                JsonText.keyed(shown.resources()));
    }

    private Object node(NodeRow row) {
        return object("name", row.name(), "server", orNull(row.server().map(ShownJson::server)), "node",
                orNull(row.node().map(ShownJson::node)), "disagreements", said(row.disagreements()));
    }

    private static Object server(Server server) {
        return object("id", server.id(), "name", server.name(), "status", server.status(), "flavor", server.flavor(),
                "zone",
                server.zone(), "hostId", server.hostId(), "addresses",
                server.addresses().stream().map(it -> object("ip", it.ip(), "type", it.type(), "network", it.network()))
                        .toList());
    }

    private static Object node(Node node) {
        return object("name", node.name(), "providerId", node.providerId(), "ready", node.ready(), "taints",
                node.taints(),
                "version", node.version(), "addresses",
                node.addresses().stream().map(it -> object("type", it.type(), "address", it.address())).toList());
    }

    private Object volume(VolumeRow row) {
        return object("id", row.id(), "claim", orNull(row.persistentVolume().map(it -> it.claim())), "persistentVolume",
                orNull(row.persistentVolume().map(it -> it.name())), "name", orNull(row.volume().map(it -> it.name())),
                "status", orNull(row.volume().map(it -> it.status())), "sizeGib",
                orNull(row.volume().map(it -> it.sizeGib())), "type", orNull(row.volume().map(it -> it.type())),
                "attachedTo", row.volume().map(it -> it.attachedTo()).orElse(List.of()), "disagreements",
                said(row.disagreements()));
    }

    private Object loadBalancer(LoadBalancerRow row) {
        return object("id", orNull(row.loadBalancer().map(it -> it.id())), "service", row.service(), "name",
                orNull(row.loadBalancer().map(it -> it.name())), "provisioningStatus",
                orNull(row.loadBalancer().map(it -> it.provisioningStatus())), "operatingStatus",
                orNull(row.loadBalancer().map(it -> it.operatingStatus())), "vipAddress",
                orNull(row.loadBalancer().map(it -> it.vipAddress())), "floatingIp",
                orNull(row.floatingIp().map(it -> it.address())), "disagreements", said(row.disagreements()));
    }

    private List<String> said(List<Message> messages) {
        return messages.stream().map(texts::say).toList();
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.orElse(null);
    }
}
