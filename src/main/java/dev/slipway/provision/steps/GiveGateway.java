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
import java.util.Set;

/**
 * A gateway for a router that was there before the cluster and had none. A tag on the router says so from before the deed on, so
 * that a gateway of somebody else's is never taken away.
 *
 * @param named what the answers call the router
 */
public record GiveGateway(Mark mark, String routerId, String named, String externalNetworkId, Networking networking,
        ClusterMade clusterMade) implements Step<Facts.Thing> {

    @Override
    public StepId id() {
        return StepId.of("router");
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of(Facts.NODE_GROUP); // which settles the cluster's name: who loses it mends nothing
    }

    @Override
    public Fact<Facts.Thing> produces() {
        return Facts.ROUTER;
    }

    @Override
    public Object settings() {
        return List.of(routerId, externalNetworkId);
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Message title() {
        return Message.of("provision.step.router-gateway", named);
    }

    @Override
    public Probe<Facts.Thing> probe(Inputs in) {
        var fact = new Facts.Thing(routerId);
        return networking.router(routerId).<Probe<Facts.Thing>>map(router -> router.externalNetworkId().isEmpty()
                || !Given.isSettled(mark, Mark.GATEWAY, router.tags())
                        ? Probe.incomplete(fact) : Probe.present(fact))
                .orElseGet(Probe::absent);
    }

    @Override
    public Facts.Thing apply(Inputs in) {
        gateway().claim();
        networking.setGateway(routerId, externalNetworkId);
        in.log("router " + routerId + " has a gateway on " + externalNetworkId);
        return new Facts.Thing(routerId);
    }

    @Override
    public Undo<Facts.Thing> undo() {
        return Undo.by((_, in) -> {
            clusterMade.removeLoadBalancers(in); // their floating IPs would keep the gateway there
            gateway().takeAway(() -> Removal.of(in, "gateway of router", routerId, networking::clearGateway));
        });
    }

    private Given gateway() {
        return new Given(mark, Mark.GATEWAY, Networking.Kind.ROUTER, routerId, networking,
                id -> networking.router(id).map(Networking.Router::tags));
    }
}
