package dev.slipway.provision.steps;

import dev.slipway.openstack.Networking;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.Mark;
import dev.slipway.text.Message;
import java.util.Optional;
import java.util.Set;

/** The cluster's own network. */
public record CreateNetwork(Mark mark, Networking networking) implements Step<Facts.Network> {

    @Override
    public StepId id() {
        return StepId.of("network");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.network", mark.name());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of();
    }

    @Override
    public Fact<Facts.Network> produces() {
        return Facts.NETWORK;
    }

    @Override
    public Object settings() {
        return mark.name();
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Probe<Facts.Network> probe(Inputs in) {
        return Probe.of(found().map(CreateNetwork::fact));
    }

    @Override
    public Facts.Network apply(Inputs in) {
        var made = networking.createNetwork(mark.name(), mark.description());
        networking.tag(Networking.Kind.NETWORK, made.id(), mark.tags());
        in.log("network " + made.id() + ", MTU " + made.mtu());
        return fact(made);
    }

    @Override
    public Undo<Facts.Network> undo() {
        return Undo.by((network, in) -> Removal.of(in, "network", network.id(), networking::deleteNetwork));
    }

    private Optional<Networking.Network> found() {
        return networking.networks().stream()
                .filter(n -> n.name().equals(mark.name()) && mark.owns(n.description(), n.tags())).findFirst();
    }

    private static Facts.Network fact(Networking.Network network) {
        return new Facts.Network(network.id(), network.mtu());
    }
}
