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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A node's port, made before its server so that the address is known to everything that will be written on the node. */
public record CreatePort(Mark mark, NodeName node, List<Fact<Facts.Thing>> securityGroups, Networking networking)
        implements Step<Facts.Port> {

    @Override
    public StepId id() {
        return StepId.of("port", node.value());
    }

    @Override
    public Message title() {
        return Message.of("provision.step.port", node.value());
    }

    @Override
    public Set<Fact<?>> needs() {
        var needs = new HashSet<Fact<?>>(securityGroups);
        needs.add(Facts.NETWORK);
        needs.add(Facts.SUBNET);
        return needs;
    }

    @Override
    public Fact<Facts.Port> produces() {
        return Facts.port(node);
    }

    @Override
    public Object settings() {
        return node.value();
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Probe<Facts.Port> probe(Inputs in) throws StepException, InterruptedException {
        var network = in.get(Facts.NETWORK).id();
        return Probe.of(networking.portsNamed(name()).stream()
                .filter(p -> p.networkId().equals(network)
                        && mark.owns(p.description(), p.tags()))
                .map(CreatePort::fact).findFirst());
    }

    @Override
    public Facts.Port apply(Inputs in) throws StepException, InterruptedException {
        var groups = new java.util.ArrayList<String>();
        for (var group : securityGroups) {
            groups.add(in.get(group).id());
        }
        var made = networking.createPort(new Networking.NewPort(name(), mark.description(), in.get(Facts.NETWORK).id(),
                in.get(Facts.SUBNET).id(), Optional.empty(), groups));
        networking.tag(Networking.Kind.PORT, made.id(), mark.tags());
        in.log("port " + made.id() + " " + made.addresses());
        return fact(made);
    }

    @Override
    public Undo<Facts.Port> undo() {
        return Undo.by((port, in) -> Removal.of(in, "port", port.id(), networking::deletePort));
    }

    private String name() {
        return mark.name(node.shortName());
    }

    private static Facts.Port fact(Networking.Port port) {
        return new Facts.Port(port.id(), port.addresses().getFirst());
    }
}
