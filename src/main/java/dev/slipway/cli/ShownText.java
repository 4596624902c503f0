package dev.slipway.cli;

import dev.slipway.cluster.LoadBalancerRow;
import dev.slipway.cluster.NodeRow;
import dev.slipway.cluster.VolumeRow;
import dev.slipway.kubernetes.Node;
import dev.slipway.openstack.Compute;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cluster as tables: each server with the node it is right below, so that UUID and provider ID can be compared. */
final class ShownText {

    private final Texts texts;

    ShownText(Texts texts) {
        this.texts = texts;
    }

    List<String> lines(Shown shown) {
        var lines = new ArrayList<String>();
        lines.add(say("cli.show.title", shown.id().name().value(), shown.id().value(), shown.release()));
        if (!shown.endpoint().isEmpty()) {
            lines.add(say("cli.show.endpoint", shown.endpoint()));
        }
        lines.add("");
        lines.addAll(nodes(shown.map().nodes()));
        if (!shown.map().volumes().isEmpty()) {
            lines.add("");
            lines.addAll(volumes(shown.map().volumes()));
        }
        if (!shown.map().loadBalancers().isEmpty()) {
            lines.add("");
            lines.addAll(loadBalancers(shown.map().loadBalancers()));
        }
        return lines;
    }

    private List<String> nodes(List<NodeRow> rows) {
        var table = new Table(say("cli.show.name"), "", say("cli.show.id"), say("cli.show.state"),
                say("cli.show.addresses"),
                say("cli.show.details"));
        for (var row : rows) {
            row.server().ifPresent(server -> table.row(row.name(), say("cli.show.server"), server.id(), server.status(),
                    words(server.addresses().stream().map(Compute.Address::ip)),
                    words(Stream.of(server.flavor(), server.zone()))));
            row.node().ifPresent(node -> table.row(row.server().isPresent() ? "" : row.name(), say("cli.show.node"),
                    node.providerId(), say(node.ready() ? "cli.show.ready" : "cli.show.not-ready"),
                    words(node.addresses().stream().filter(it -> it.type().endsWith("IP")).map(Node.Address::address)),
                    words(Stream.concat(Stream.of(node.version()), node.taints().stream()))));
            row.disagreements().forEach(it -> table.note(texts.say(it)));
        }
        return table.lines();
    }

    private List<String> volumes(List<VolumeRow> rows) {
        var table = new Table(say("cli.show.claim"), say("cli.show.persistent-volume"), say("cli.show.volume"),
                say("cli.show.state"), say("cli.show.attached-to"));
        for (var row : rows) {
            table.row(row.persistentVolume().map(it -> it.claim()).orElse(""),
                    row.persistentVolume().map(it -> it.name()).orElse(""), row.id(),
                    row.volume().map(it -> it.status() + " " + it.sizeGib() + " GiB").orElse(""),
                    row.volume().map(it -> words(it.attachedTo().stream())).orElse(""));
            row.disagreements().forEach(it -> table.note(texts.say(it)));
        }
        return table.lines();
    }

    private List<String> loadBalancers(List<LoadBalancerRow> rows) {
        var table = new Table(say("cli.show.service"), say("cli.show.load-balancer"), say("cli.show.state"),
                say("cli.show.vip"), say("cli.show.floating-ip"));
        for (var row : rows) {
            table.row(row.service(), row.loadBalancer().map(it -> it.id()).orElse(""),
                    row.loadBalancer().map(it -> it.provisioningStatus() + " " + it.operatingStatus()).orElse(""),
                    row.loadBalancer().map(it -> it.vipAddress()).orElse(""),
                    row.floatingIp().map(it -> it.address()).orElse(""));
            row.disagreements().forEach(it -> table.note(texts.say(it)));
        }
        return table.lines();
    }

    private static String words(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private String say(String key, Object... arguments) {
        return texts.say(Message.of(key, arguments));
    }
}
