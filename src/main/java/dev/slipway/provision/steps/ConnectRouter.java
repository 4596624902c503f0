package dev.slipway.provision.steps;

import dev.slipway.openstack.Networking;
import dev.slipway.plan.Fact;
import dev.slipway.plan.Inputs;
import dev.slipway.plan.Probe;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepException;
import dev.slipway.plan.StepId;
import dev.slipway.plan.Undo;
import dev.slipway.provision.ClusterMade;
import dev.slipway.text.Message;
import java.util.Set;

/**
 * The router's port in the subnet. Taken back, it first clears away what the cluster's own cloud controller made in the subnet:
 * a load balancer's floating IP would keep the router there, and its port the subnet.
 */
public record ConnectRouter(Networking networking, ClusterMade clusterMade) implements Step<Facts.RouterInterface> {

    @Override
    public StepId id() {
        return StepId.of("router-interface");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.router-interface");
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of(Facts.ROUTER, Facts.SUBNET);
    }

    @Override
    public Fact<Facts.RouterInterface> produces() {
        return Facts.ROUTER_INTERFACE;
    }

    @Override
    public Object settings() {
        return "";
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Probe<Facts.RouterInterface> probe(Inputs in) throws StepException, InterruptedException {
        var router = in.get(Facts.ROUTER).id();
        var subnet = in.get(Facts.SUBNET).id();
        return networking.portsOf(router).stream().anyMatch(p -> p.subnetIds().contains(subnet))
                ? Probe.present(new Facts.RouterInterface(router, subnet)) : Probe.absent();
    }

    @Override
    public Facts.RouterInterface apply(Inputs in) throws StepException, InterruptedException {
        var router = in.get(Facts.ROUTER).id();
        var subnet = in.get(Facts.SUBNET).id();
        networking.addRouterInterface(router, subnet);
        return new Facts.RouterInterface(router, subnet);
    }

    @Override
    public Undo<Facts.RouterInterface> undo() {
        return Undo.by((link, in) -> {
            clusterMade.removeLoadBalancers(in);
            Removal.of(in, "router interface", link.routerId(),
                    router -> networking.removeRouterInterface(router, link.subnetId()));
        });
    }
}
