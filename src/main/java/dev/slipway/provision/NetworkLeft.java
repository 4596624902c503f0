package dev.slipway.provision;

import dev.slipway.openstack.Networking;
import dev.slipway.openstack.Networking.Network;
import dev.slipway.openstack.Networking.Port;
import dev.slipway.openstack.Networking.Router;
import dev.slipway.openstack.Networking.Subnet;
import dev.slipway.openstack.OpenStack;
import dev.slipway.provision.FoundNetwork.FoundSubnet;
import dev.slipway.provision.FoundNetwork.Link;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** For a tear-down: what is still there of the network that the answers name, and what the cluster gave to it. */
record NetworkLeft(NetworkPlan plan, Mark mark, OpenStack cloud) {

    private static final FoundSubnet NOWHERE = new FoundSubnet("", Cidr.ANY.value(), "");

    /**
     * By what carries the cluster's mark, and only where nothing does by name. So no part that was renamed, is gone, or has a
     * namesake meanwhile, stands in the way.
     */
    FoundNetwork find() {
        if (!plan.usesExisting()) {
            return FoundNetwork.NONE;
        }
        var isSubnetThere = plan.subnet() instanceof ExistingSubnet;
        var ports = networking().ports();
        var ours = ports.stream().filter(port -> mark.owns(port.description(), port.tags())).toList();
        var link = ports.stream().filter(it -> it.tags().contains(mark.given(Mark.INTERFACE))
                || ours.contains(it) && it.name().equals(mark.name(Mark.ROUTER))).findFirst();
        var missing = EnumSet.noneOf(Link.class);
        link.ifPresent(_ -> missing.add(Link.INTERFACE));
        var subnets = networking().subnets();
        var subnet = subnets.stream().filter(it -> it.tags().contains(mark.given(Mark.DNS))).findFirst();
        subnet.ifPresent(_ -> missing.add(Link.DNS));
        var routers = networking().routers();
        var router = routers.stream().filter(it -> it.tags().contains(mark.given(Mark.GATEWAY))).findFirst();
        router.ifPresent(_ -> missing.add(Link.GATEWAY));

        var networkId = ours.stream().map(Port::networkId).findFirst().or(() -> plan.network().flatMap(
                name -> Names.only(name, networking().networks(), Network::id, Network::name)).map(Network::id));
        var subnetLeft = subnet.or(() -> ours.stream().flatMap(it -> it.subnetIds().stream()).findFirst()
                .flatMap(id -> Names.only(id, subnets, Subnet::id, Subnet::name)))
                .or(() -> subnetNamed(networkId, subnets));
        var routerId = router.map(Router::id).or(() -> link.map(Port::deviceId).filter(id -> !id.isEmpty()))
                .or(() -> plan.router().flatMap(name -> Names.only(name, routers, Router::id, Router::name))
                        .map(Router::id));
        return new FoundNetwork(
                there(plan.network().isPresent() || isSubnetThere,
                        networkId.or(() -> subnetLeft.map(Subnet::networkId)).orElse("")),
                there(isSubnetThere, subnetLeft.map(it -> new FoundSubnet(it.id(), it.cidr(), it.gatewayIp()))
                        .orElse(NOWHERE)),
                there(plan.router().isPresent(), routerId.orElse("")), missing);
    }

    private Optional<Subnet> subnetNamed(Optional<String> networkId, List<Subnet> subnets) {
        return plan.subnet() instanceof ExistingSubnet(var name, _)
                ? Names.only(name, subnets.stream()
                        .filter(it -> networkId.isEmpty() || it.networkId().equals(networkId.get())).toList(),
                        Subnet::id, Subnet::name)
                : Optional.empty();
    }

    private static <T> Optional<T> there(boolean wasThere, T found) {
        return wasThere ? Optional.of(found) : Optional.empty();
    }

    private Networking networking() {
        return cloud.networking();
    }
}
