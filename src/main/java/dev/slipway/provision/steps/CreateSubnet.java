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
import dev.slipway.provision.Mark;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The nodes' subnet, with the DNS servers they will use. */
public record CreateSubnet(Mark mark, NewSubnet plan, Networking networking, ClusterMade clusterMade)
        implements Step<Facts.Subnet> {

    @Override
    public StepId id() {
        return StepId.of("subnet");
    }

    @Override
    public Message title() {
        return Message.of("provision.step.subnet", plan.cidr().value());
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of(Facts.NETWORK);
    }

    @Override
    public Fact<Facts.Subnet> produces() {
        return Facts.SUBNET;
    }

    @Override
    public Object settings() {
        return List.of(plan.cidr().value(), plan.dnsServers());
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Probe<Facts.Subnet> probe(Inputs in) throws StepException, InterruptedException {
        return Probe.of(found(in.get(Facts.NETWORK).id()).map(CreateSubnet::fact));
    }

    @Override
    public Facts.Subnet apply(Inputs in) throws StepException, InterruptedException {
        var made = networking.createSubnet(new Networking.NewSubnet(mark.name(), mark.description(),
                in.get(Facts.NETWORK).id(), plan.cidr().value(), plan.dnsServers()));
        networking.tag(Networking.Kind.SUBNET, made.id(), mark.tags());
        in.log("subnet " + made.id() + " " + made.cidr());
        return fact(made);
    }

    @Override
    public Undo<Facts.Subnet> undo() {
        return Undo.by((subnet, in) -> {
            clusterMade.removeLoadBalancers(in); // once more: somebody may have taken the router away by hand
            Removal.of(in, "subnet", subnet.id(), networking::deleteSubnet);
        });
    }

    private Optional<Networking.Subnet> found(String networkId) {
        return networking.subnets().stream()
                .filter(s -> s.networkId().equals(networkId) && mark.owns(s.description(), s.tags())).findFirst();
    }

    private static Facts.Subnet fact(Networking.Subnet subnet) {
        return new Facts.Subnet(subnet.id(), subnet.cidr());
    }
}
