package dev.slipway.provision.steps;

import dev.slipway.node.UserData;
import dev.slipway.openstack.Compute;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.ClusterFiles;
import dev.slipway.provision.Mark;
import dev.slipway.provision.NodeName;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A server on its port. One of ours that ended in {@code ERROR} is deleted and made again.
 *
 * @param ownKey where the key is that is let in beside the key pair, if the pair is not Slipway's own
 */
public record CreateServer(Mark mark, NodeName node, String flavorId, String imageId, String userData,
        Optional<ClusterFiles> ownKey, Compute compute) implements Step<Facts.Server> {

    private static final Duration DELETE_LIMIT = Duration.ofMinutes(5);

    @Override
    public StepId id() {
        return StepId.of("server", node.value());
    }

    @Override
    public Message title() {
        return Message.of("provision.step.server", node.value());
    }

    @Override
    public Set<Fact<?>> needs() {
        var needs = new HashSet<Fact<?>>(
                Set.of(Facts.port(node), Facts.KEY_PAIR, Facts.ROUTER_INTERFACE)); // without the router no metadata
        if (node.isControlPlane()) {
            needs.add(Facts.SERVER_GROUP);
        }
        return needs;
    }

    @Override
    public Fact<Facts.Server> produces() {
        return Facts.server(node);
    }

    @Override
    public Object settings() {
        return List.of(flavorId, imageId, userData);
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.SERVERS;
    }

    @Override
    public Probe<Facts.Server> probe(Inputs in) throws StepException, InterruptedException {
        var address = in.get(Facts.port(node)).address();
        return found().<Probe<Facts.Server>>map(server -> {
            var fact = new Facts.Server(server.id(), server.name(), address);
            return server.status().equals("ERROR") ? Probe.incomplete(fact) : Probe.present(fact);
        }).orElseGet(Probe::absent);
    }

    @Override
    public Facts.Server apply(Inputs in) throws Exception {
        var failed = found();
        if (failed.isPresent()) {
            delete(failed.get().id(), in);
        }
        var port = in.get(Facts.port(node));
        var group = node.isControlPlane() ? Optional.of(in.get(Facts.SERVER_GROUP).id()) : Optional.<String>empty();
        var made = compute.createServer(new Compute.NewServer(node.value(), flavorId, imageId,
                in.get(Facts.KEY_PAIR).name(), port.id(), withOwnKey(), group, Optional.empty(), mark.metadata()));
        in.log("server " + made.id() + ", address " + port.address());
        return new Facts.Server(made.id(), node.value(), port.address());
    }

    @Override
    public Undo<Facts.Server> undo() {
        return Undo.by((server, in) -> delete(server.id(), in));
    }

    private String withOwnKey() {
        return ownKey.map(files -> UserData.letIn(userData, files.sshKey().publicKey())).orElse(userData);
    }

    private void delete(String serverId, Inputs in) throws Exception {
        compute.deleteServer(serverId);
        Removal.gone(in, "server", serverId, DELETE_LIMIT,
                () -> compute.server(serverId).map(Compute.Server::status).filter(s -> !s.equals("DELETED"))
                        .orElse(""));
    }

    private Optional<Compute.Server> found() {
        return compute.serversNamed(node.value()).stream()
                .filter(s -> mark.owns(s.metadata()) && !s.status().equals("DELETED"))
                .findFirst();
    }
}
