package dev.slipway.provision.steps;

import dev.slipway.openstack.Compute;
import dev.slipway.openstack.Networking;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.Kinds;
import dev.slipway.text.Message;
import java.util.Optional;
import java.util.Set;

/**
 * Something that was there before the cluster: looked up and handed on, never changed and never deleted.
 *
 * @param thingId its ID
 */
public record UseExisting<R>(StepId id, Message title, Set<Fact<?>> needs, Fact<R> produces, String thingId,
        Look<R> look)
        implements Step<R> {

    /** Finds the thing by its ID. */
    @FunctionalInterface
    public interface Look<R> {
        Optional<R> at(String id);
    }

    public static UseExisting<Facts.Network> network(String id, String named, Networking networking) {
        return new UseExisting<>(StepId.of("network"), Message.of("provision.step.network-existing", named), Set.of(),
                Facts.NETWORK, id, it -> networking.network(it).map(n -> new Facts.Network(n.id(), n.mtu())));
    }

    public static UseExisting<Facts.Subnet> subnet(String id, String named, Networking networking) {
        return new UseExisting<>(StepId.of("subnet"), Message.of("provision.step.subnet-existing", named), Set.of(),
                Facts.SUBNET, id, it -> networking.subnet(it).map(s -> new Facts.Subnet(s.id(), s.cidr())));
    }

    public static UseExisting<Facts.Thing> router(String id, String named, Networking networking) {
        return new UseExisting<>(StepId.of("router"), Message.of("provision.step.router-existing", named), Set.of(),
                Facts.ROUTER, id, it -> networking.router(it).map(r -> new Facts.Thing(r.id())));
    }

    /** The port that an existing router has in an existing subnet. */
    public static UseExisting<Facts.RouterInterface> routerInterface(String routerId, String subnetId,
            Networking networking) {
        return new UseExisting<>(StepId.of("router-interface"), Message.of("provision.step.router-interface-existing"),
                Set.of(Facts.ROUTER, Facts.SUBNET), Facts.ROUTER_INTERFACE, subnetId,
                it -> networking.portsOf(routerId).stream().filter(p -> p.subnetIds().contains(it)).findFirst()
                        .map(_ -> new Facts.RouterInterface(routerId, it)));
    }

    public static UseExisting<Facts.KeyPair> keyPair(String name, Compute compute) {
        return new UseExisting<>(StepId.of("key-pair"), Message.of("provision.step.key-pair-existing", name), Set.of(),
                Facts.KEY_PAIR, name,
                it -> compute.keyPair(it).map(pair -> new Facts.KeyPair(pair.name(), pair.fingerprint())));
    }

    @Override
    public Object settings() {
        return thingId;
    }

    @Override
    public Probe<R> probe(Inputs in) {
        return Probe.of(found());
    }

    @Override
    public R apply(Inputs in) throws StepException {
        return found().orElseThrow(() -> new StepException(
                new Failure.Rejected(Message.of("provision.existing-gone", Kinds.one(id.value()), thingId), "")));
    }

    @Override
    public Undo<R> undo() {
        return Undo.nothingMade();
    }

    /** Without an ID, which is so in a tear-down whose cloud no longer has such a name, there is nothing to find. */
    private Optional<R> found() {
        return thingId.isEmpty() ? Optional.empty() : look.at(thingId);
    }
}
