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
import java.util.Set;

/** The router with its gateway on the external network. */
public record CreateRouter(Mark mark, String externalNetworkId, Networking networking) implements Step<Facts.Thing> {

    @Override
    public StepId id() {
        return StepId.of("router");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.router", mark.name());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of();
    }

    @Override
    public Fact<Facts.Thing> produces() {
        return Facts.ROUTER;
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
    public Probe<Facts.Thing> probe(Inputs in) {
        return Probe.of(networking.routers().stream()
                .filter(r -> r.name().equals(mark.name()) && mark.owns(r.description(), r.tags()))
                .map(r -> new Facts.Thing(r.id())).findFirst());
    }

    @Override
    public Facts.Thing apply(Inputs in) {
        var made = networking.createRouter(mark.name(), mark.description(), externalNetworkId);
        networking.tag(Networking.Kind.ROUTER, made.id(), mark.tags());
        in.log("router " + made.id());
        return new Facts.Thing(made.id());
    }

    @Override
    public Undo<Facts.Thing> undo() {
        return Undo.by((router, in) -> Removal.of(in, "router", router.id(), networking::deleteRouter));
    }
}
