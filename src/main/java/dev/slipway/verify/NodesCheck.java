package dev.slipway.verify;

import dev.slipway.kubernetes.Node;
import dev.slipway.kubernetes.ProviderId;
import dev.slipway.openstack.Compute.Server;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Look;
import dev.slipway.plan.StepException;
import dev.slipway.plan.Wait;
import dev.slipway.provision.ControllerLog;
import dev.slipway.provision.Mark;
import dev.slipway.provision.Patience;
import dev.slipway.text.Message;
import dev.slipway.verify.Evidence.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every node knows which server it is: its provider ID names a server of the cluster, the taint {@code uninitialized} is gone, and
 * its addresses are the server's. Where not, the cloud controller manager's own log says why.
 */
record NodesCheck(Subject subject, EvidenceBook evidence) {

    private static final Fact<Known> KNOWN = Fact.durable("known", Known.class);
    /** The controller looks again within seconds; what takes longer does not come by itself. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** @param serverIds of the servers that the nodes are */
    record Known(List<String> serverIds) {}

    static Check in(Subject subject) {
        var check = new NodesCheck(subject, new EvidenceBook());
        return Check.Planned.of(CheckKind.NODES, check.evidence(), List.of(),
                List.of(CheckStep.of(CheckKind.NODES, "known", KNOWN, Set.of(), check::known)));
    }

    private Known known(Inputs in) throws Exception {
        try {
            return in.await(Wait.upTo(LIMIT, Message.of("verify.wait.nodes")), Patience.with(in, this::look));
        } catch (StepException e) {
            if (e.failure() instanceof Failure.TimedOut late) {
                throw new StepException(new ControllerLog(subject.api()).why(late.lastSeen()));
            }
            throw e;
        }
    }

    private Look.Seen<Known> look() throws StepException {
        var mark = new Mark(subject.id());
        var servers = subject.cloud().compute().servers().stream().filter(it -> mark.owns(it.metadata()))
                .collect(Collectors.toMap(Server::id, Function.identity()));
        var off = servers.values().stream().filter(Server::isOff).findFirst();
        if (off.isPresent()) { // its node, and if it is the control plane the API, will not come by waiting
            throw new StepException(new Failure.Rejected(Message.of("provision.server-off", off.get().name(),
                    off.get().id(), off.get().status()), ""));
        }
        var nodes = subject.api().nodes();
        for (var node : nodes) {
            if (!node.isInitialised()) {
                return Look.notYet("verify.seen.uninitialised", node.name());
            }
            if (node.providerId().isEmpty()) {
                return Look.notYet("verify.seen.no-provider-id", node.name());
            }
            var server = server(node, servers);
            if (addresses(node, "InternalIP").stream().noneMatch(it -> addresses(server, "fixed").contains(it))) {
                return Look.notYet("verify.seen.other-addresses", node.name(), addresses(node, "InternalIP"),
                        addresses(server, "fixed"));
            }
        }
        for (var server : servers.values()) {
            if (nodes.stream().noneMatch(node -> id(node).equals(server.id()))) {
                return Look.notYet("verify.seen.no-node", server.name(), server.id());
            }
        }
        nodes.forEach(node -> note(node, servers.get(id(node))));
        return Look.done(new Known(nodes.stream().map(NodesCheck::id).toList()));
    }

    /** A wrong provider ID never changes: the controller believes the one that is there. */
    private static Server server(Node node, Map<String, Server> servers) throws StepException {
        var server = servers.get(id(node));
        if (server == null) {
            throw new StepException(new Failure.Rejected(
                    Message.of("verify.provider-id-of-nobody", node.name(), node.providerId()), ""));
        }
        return server;
    }

    private void note(Node node, Server server) {
        evidence.add(Side.KUBERNETES, "Node", node.uid(),
                Message.of("verify.saw.node", node.name(), node.providerId(), addresses(node, "InternalIP")));
        evidence.add(Side.OPENSTACK, "server", server.id(),
                Message.of("verify.saw.server", server.name(), server.status(), addresses(server, "fixed")));
    }

    private static String id(Node node) {
        return ProviderId.parse(node.providerId()).map(ProviderId::serverId).orElse("");
    }

    private static List<String> addresses(Node node, String type) {
        return node.addresses().stream().filter(it -> it.type().equals(type)).map(Node.Address::address).toList();
    }

    private static List<String> addresses(Server server, String type) {
        return server.addresses().stream().filter(it -> it.type().equals(type)).map(it -> it.ip()).toList();
    }
}
