package dev.slipway.provision.steps;

import dev.slipway.openstack.Networking;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.Mark;
import dev.slipway.provision.NodeName;
import dev.slipway.text.Message;
import java.util.Set;

/** The one floating IP: of the first control plane, for SSH and the Kubernetes API. */
public record AssociateFloatingIp(Mark mark, NodeName node, String externalNetworkId, Networking networking)
        implements Step<Facts.FloatingIp> {

    @Override
    public StepId id() {
        return StepId.of("floating-ip");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.floating-ip", node.value());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of(Facts.port(node), Facts.ROUTER_INTERFACE); // Neutron refuses without a way to the external network
    }

    @Override
    public Fact<Facts.FloatingIp> produces() {
        return Facts.FLOATING_IP;
    }

    @Override
    public Object settings() {
        return externalNetworkId;
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Probe<Facts.FloatingIp> probe(Inputs in) throws StepException, InterruptedException {
        var port = in.get(Facts.port(node)).id();
        return Probe.of(networking.floatingIpsOf(port).stream()
                .filter(f -> mark.owns(f.description(), f.tags()))
                .map(AssociateFloatingIp::fact).findFirst());
    }

    @Override
    public Facts.FloatingIp apply(Inputs in) throws StepException, InterruptedException {
        var made = networking.createFloatingIp(externalNetworkId, in.get(Facts.port(node)).id(), mark.description());
        networking.tag(Networking.Kind.FLOATING_IP, made.id(), mark.tags());
        in.log("floating IP " + made.address());
        return fact(made);
    }

    @Override
    public Undo<Facts.FloatingIp> undo() {
        return Undo.by((address, in) -> Removal.of(in, "floating IP", address.id(), networking::deleteFloatingIp));
    }

    private static Facts.FloatingIp fact(Networking.FloatingIp address) {
        return new Facts.FloatingIp(address.id(), address.address());
    }
}
