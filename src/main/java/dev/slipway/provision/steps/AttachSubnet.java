package dev.slipway.provision.steps;

import dev.slipway.openstack.Networking;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.ClusterMade;
import dev.slipway.provision.Mark;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The missing link between a router and a subnet that were both there before the cluster. Its port is made first, with the
 * cluster's mark, and then given to the router, so that a link of somebody else's is never taken away.
 *
 * @param networkId the subnet's
 * @param gateway   the address in the subnet that the router is to have
 */
public record AttachSubnet(Mark mark, String routerId, String networkId, String subnetId, String gateway,
        Networking networking, ClusterMade clusterMade) implements Step<Facts.RouterInterface> {

    @Override
    public StepId id() {
        return StepId.of("router-interface");
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of(Facts.ROUTER, Facts.SUBNET, Facts.NODE_GROUP);
    }

    @Override
    public Fact<Facts.RouterInterface> produces() {
        return Facts.ROUTER_INTERFACE;
    }

    @Override
    public Object settings() {
        return List.of(routerId, subnetId);
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Message title() {
        return Message.of("provision.step.router-interface");
    }

    @Override
    public Probe<Facts.RouterInterface> probe(Inputs in) {
        var link = new Facts.RouterInterface(routerId, subnetId);
        return attached().filter(port -> Given.isSettled(mark, Mark.INTERFACE, port.tags())).isPresent()
                ? Probe.present(link) : Probe.incomplete(link);
    }

    @Override
    public Facts.RouterInterface apply(Inputs in) {
        var port = attached().or(this::made).orElseGet(() -> networking.createPort(new Networking.NewPort(name(),
                mark.description(), networkId, subnetId, Optional.of(gateway), List.of())));
        claim(port.id()).claim();
        if (!port.deviceId().equals(routerId)) {
            networking.addRouterPort(routerId, port.id());
        }
        in.log("router " + routerId + " has port " + port.id() + " in subnet " + subnetId);
        return new Facts.RouterInterface(routerId, subnetId);
    }

    @Override
    public Undo<Facts.RouterInterface> undo() {
        return Undo.by((_, in) -> {
            clusterMade.removeLoadBalancers(in); // their floating IPs would keep the router there
            var port = made().or(() -> attached().filter(it -> it.tags().contains(mark.given(Mark.INTERFACE))));
            if (port.isEmpty()) {
                return;
            }
            var id = port.get().id();
            if (port.get().deviceId().equals(routerId)) {
                claim(id).takeAway(() -> separate(in));
            }
            if (attached().filter(it -> it.id().equals(id)).isPresent()) {
                networking.release(id);
                in.log("port " + id + " stays, for others use the way through router " + routerId);
            } else {
                Removal.of(in, "port", id, networking::deletePort); // if it was not the router's yet
            }
        });
    }

    private Given claim(String portId) {
        return new Given(mark, Mark.INTERFACE, Networking.Kind.PORT, portId, networking,
                _ -> attached().map(Networking.Port::tags));
    }

    /** By now all servers of this cluster are gone. */
    private void separate(Inputs in) throws Exception {
        var used = networking.ports().stream()
                .anyMatch(it -> it.subnetIds().contains(subnetId) && it.deviceOwner().startsWith("compute:"));
        if (!used) {
            Removal.of(in, "router interface", routerId,
                    router -> networking.removeRouterInterface(router, subnetId));
        }
    }

    private String name() {
        return mark.name(Mark.ROUTER);
    }

    private Optional<Networking.Port> made() {
        return networking.portsNamed(name()).stream().filter(p -> mark.owns(p.description(), p.tags())).findFirst();
    }

    private Optional<Networking.Port> attached() {
        return networking.portsOf(routerId).stream().filter(p -> p.subnetIds().contains(subnetId)).findFirst();
    }
}
