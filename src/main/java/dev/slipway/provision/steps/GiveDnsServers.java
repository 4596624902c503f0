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
import java.util.List;
import java.util.Set;

/**
 * DNS servers for a subnet that was there before the cluster and had none. A tag on the subnet says so from before the deed on, so
 * that what somebody else set is never taken away.
 *
 * @param named what the answers call the subnet
 */
public record GiveDnsServers(Mark mark, String subnetId, String named, List<String> dnsServers, Networking networking)
        implements Step<Facts.Subnet> {

    @Override
    public StepId id() {
        return StepId.of("subnet");
    }

    @Override
    public Set<Fact<?>> needs() {
        return Set.of(Facts.NODE_GROUP); // which settles the cluster's name: who loses it mends nothing
    }

    @Override
    public Fact<Facts.Subnet> produces() {
        return Facts.SUBNET;
    }

    @Override
    public Object settings() {
        return List.of(subnetId, dnsServers);
    }

    @Override
    public Set<String> limits() {
        return CloudLimits.WRITES;
    }

    @Override
    public Message title() {
        return Message.of("provision.step.subnet-dns", named, dnsServers);
    }

    @Override
    public Probe<Facts.Subnet> probe(Inputs in) {
        return networking.subnet(subnetId).<Probe<Facts.Subnet>>map(subnet -> subnet.dnsServers().isEmpty()
                || !Given.isSettled(mark, Mark.DNS, subnet.tags()) ? Probe.incomplete(fact(subnet))
                        : Probe.present(fact(subnet)))
                .orElseGet(Probe::absent);
    }

    @Override
    public Facts.Subnet apply(Inputs in) {
        servers().claim();
        if (networking.subnet(subnetId).filter(subnet -> subnet.dnsServers().isEmpty()).isPresent()) {
            networking.setDnsServers(subnetId, dnsServers);
            in.log("subnet " + subnetId + " has DNS servers " + dnsServers);
        }
        return fact(networking.subnet(subnetId).orElseThrow());
    }

    @Override
    public Undo<Facts.Subnet> undo() {
        return Undo.by((_, in) -> {
            servers().takeAway(() -> networking.setDnsServers(subnetId, List.of()));
            in.log("subnet " + subnetId + " is as it was before this cluster");
        });
    }

    private Given servers() {
        return new Given(mark, Mark.DNS, Networking.Kind.SUBNET, subnetId, networking,
                id -> networking.subnet(id).map(Networking.Subnet::tags));
    }

    private static Facts.Subnet fact(Networking.Subnet subnet) {
        return new Facts.Subnet(subnet.id(), subnet.cidr());
    }
}
