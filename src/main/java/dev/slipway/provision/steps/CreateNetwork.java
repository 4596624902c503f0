package dev.slipway.provision.steps;

import dev.slipway.openstack.Networking;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.Mark;
import dev.slipway.text.Message;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster's own network. Being the first thing that carries the cluster's name, it also settles whose that name is where two
 * computers begin one at the same moment: OpenStack has no locks, but whoever looks after making sees what was made before. Who
 * sees another gives way. Until that look is over the network has no tags, and counts as incomplete.
 */
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
        return found().<Probe<Facts.Network>>map(network -> mark.isTagged(network.tags())
                ? Probe.present(fact(network)) : Probe.incomplete(fact(network))).orElseGet(Probe::absent);
    }

    @Override
    public Facts.Network apply(Inputs in) throws StepException {
        var made = found().orElseGet(() -> networking.createNetwork(mark.name(), mark.description()));
        var namesake = namesake(made.projectId());
        if (namesake.isPresent()) {
            networking.deleteNetwork(made.id());
            throw new StepException(new Failure.Rejected(Message.of("provision.name-taken-meanwhile",
                    mark.id().name().value(), namesake.get(), mark.id().value()), ""));
        }
        networking.tag(Networking.Kind.NETWORK, made.id(), mark.tags());
        in.log("network " + made.id() + ", MTU " + made.mtu());
        return fact(made);
    }

    @Override
    public Undo<Facts.Network> undo() {
        return Undo.by((network, in) -> Removal.of(in, "network", network.id(), networking::deleteNetwork));
    }

    /** An administrator sees the networks of all projects. */
    private Optional<String> namesake(String projectId) {
        return networking.networks().stream().filter(n -> n.projectId().equals(projectId))
                .flatMap(n -> mark.namesakeIn(n.description()).stream()).findFirst();
    }

    private Optional<Networking.Network> found() {
        return networking.networks().stream()
                .filter(n -> n.name().equals(mark.name()) && mark.owns(n.description(), n.tags())).findFirst();
    }

    private static Facts.Network fact(Networking.Network network) {
        return new Facts.Network(network.id(), network.mtu());
    }
}
