package dev.slipway.provision.steps;

import dev.slipway.openstack.Compute;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.Mark;
import dev.slipway.text.Message;
import java.util.Set;

/** The group that keeps control planes on different hypervisors where there are enough: soft, or one host too few would stop all. */
public record CreateServerGroup(Mark mark, Compute compute) implements Step<Facts.Thing> {

    private static final String POLICY = "soft-anti-affinity";

    @Override
    public StepId id() {
        return StepId.of("server-group");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.server-group", mark.name());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of();
    }

    @Override
    public Fact<Facts.Thing> produces() {
        return Facts.SERVER_GROUP;
    }

    @Override
    public Object settings() {
        return POLICY;
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Probe<Facts.Thing> probe(Inputs in) {
        return Probe.of(compute.serverGroups().stream().filter(g -> g.name().equals(mark.name()))
                .map(g -> new Facts.Thing(g.id())).findFirst());
    }

    @Override
    public Facts.Thing apply(Inputs in) {
        return new Facts.Thing(compute.createServerGroup(mark.name(), POLICY).id());
    }

    @Override
    public Undo<Facts.Thing> undo() {
        return Undo.by((group, in) -> Removal.of(in, "server group", group.id(), compute::deleteServerGroup));
    }
}
