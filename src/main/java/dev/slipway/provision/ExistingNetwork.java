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
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Finds the parts of a network that the answers name, and the path over them to the external network. */
final class ExistingNetwork {

    private static final String NETWORK = "network.existing.network";
    private static final String SUBNET = "network.existing.subnet";
    private static final String ROUTER = "network.existing.router";
    private static final FoundSubnet NOWHERE = new FoundSubnet("", Cidr.ANY.value(), "");
    private static final int NEUTRONS_OWN = 5; // network, gateway, broadcast, and two for DHCP

    private final ClusterSpec spec;
    private final NetworkPlan plan;
    private final Mark mark;
    private final OpenStack cloud;
    private final Findings findings;
    private final Names names;

    ExistingNetwork(ClusterSpec spec, ClusterId id, OpenStack cloud, Findings findings) {
        this.spec = spec;
        this.plan = spec.network();
        this.mark = new Mark(id);
        this.cloud = cloud;
        this.findings = findings;
        this.names = new Names(findings);
    }

    /** What was found; what stands in the way is a finding. @param externalId where the way is to lead */
    FoundNetwork find(String externalId, List<Network> networks) {
        if (plan.network().isEmpty() && plan.router().isEmpty() && plan.subnet() instanceof NewSubnet) {
            return FoundNetwork.NONE;
        }
        var subnets = networking().subnets();
        var network = plan.network().flatMap(
                name -> names.one(NETWORK, "network", name, networks, Network::id, Network::name));
        var subnet = subnet(network, subnets);
        var router = plan.router().flatMap(name -> names.one(ROUTER, "router", name, networking().routers(), Router::id,
                Router::name));
        var missing = EnumSet.noneOf(Link.class);
        subnet.filter(this::lacksDns).ifPresent(_ -> missing.add(Link.DNS));
        router.filter(it -> lacksGateway(it, externalId)).ifPresent(_ -> missing.add(Link.GATEWAY));
        if (subnet.isPresent() && plan.router().isEmpty()) {
            gatewayIsFree(subnet.get());
        }
        if (subnet.isPresent() && router.isPresent() && lacksInterface(router.get(), subnet.get())) {
            missing.add(Link.INTERFACE);
        }
        if (plan.subnet() instanceof NewSubnet made) {
            network.ifPresent(it -> newSubnetFits(it, made.cidr(), subnets));
        }
        return new FoundNetwork(network.map(Network::id).or(() -> subnet.map(Subnet::networkId)),
                subnet.map(ExistingNetwork::found), router.map(Router::id), missing);
    }

    /**
     * For a tear-down: by what carries the cluster's mark, and only where nothing does by name. So no part that was renamed, is
     * gone, or has a namesake meanwhile, stands in its way.
     */
    FoundNetwork findWhatIsLeft() {
        var isSubnetThere = plan.subnet() instanceof ExistingSubnet;
        if (plan.network().isEmpty() && plan.router().isEmpty() && !isSubnetThere) {
            return FoundNetwork.NONE;
        }
        var ours = networking().ports().stream().filter(this::isOurs).toList();
        var link = ours.stream().filter(it -> it.name().equals(mark.name(Mark.ROUTER))).findFirst();
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
                there(isSubnetThere, subnetLeft.map(ExistingNetwork::found).orElse(NOWHERE)),
                there(plan.router().isPresent(), routerId.orElse("")), missing);
    }

    private Optional<Subnet> subnetNamed(Optional<String> networkId, List<Subnet> subnets) {
        return plan.subnet() instanceof ExistingSubnet(var name, _)
                ? Names.only(name, inside(networkId, subnets), Subnet::id, Subnet::name) : Optional.empty();
    }

    private static <T> Optional<T> there(boolean wasThere, T found) {
        return wasThere ? Optional.of(found) : Optional.empty();
    }

    private static FoundSubnet found(Subnet subnet) {
        return new FoundSubnet(subnet.id(), subnet.cidr(), subnet.gatewayIp());
    }

    private Networking networking() {
        return cloud.networking();
    }

    private static List<Subnet> inside(Optional<String> networkId, List<Subnet> subnets) {
        return subnets.stream().filter(it -> networkId.isEmpty() || it.networkId().equals(networkId.get())).toList();
    }

    private Optional<Subnet> subnet(Optional<Network> network, List<Subnet> subnets) {
        if (!(plan.subnet() instanceof ExistingSubnet(var name, _))) {
            return Optional.empty();
        }
        var found =
                names.one(SUBNET, "subnet", name, inside(network.map(Network::id), subnets), Subnet::id, Subnet::name);
        found.ifPresent(this::servesNodes);
        return found;
    }

    private void servesNodes(Subnet subnet) {
        if (subnet.cidr().contains(":")) {
            findings.block(SUBNET, "provision.subnet-not-ipv4", subnet.name(), subnet.cidr());
            return;
        }
        if (!subnet.dhcp()) {
            findings.block(SUBNET, "provision.subnet-no-dhcp", subnet.name());
        }
        if (subnet.gatewayIp().isEmpty()) {
            findings.block(SUBNET, "provision.subnet-no-gateway", subnet.name());
        }
        var nodes = new Cidr(subnet.cidr());
        if (nodes.overlaps(spec.kubernetes().pods())) {
            findings.block("kubernetes.pods", "provision.subnet-overlap", spec.kubernetes().pods().value(),
                    subnet.name(), subnet.cidr());
        }
        if (nodes.overlaps(spec.kubernetes().services())) {
            findings.block("kubernetes.services", "provision.subnet-overlap", spec.kubernetes().services().value(),
                    subnet.name(), subnet.cidr());
        }
        if (spec.nodes().count() + NEUTRONS_OWN > nodes.size()) {
            findings.block(SUBNET, "provision.subnet-small", subnet.name(), subnet.cidr(), spec.nodes().count(),
                    NEUTRONS_OWN);
        }
    }

    private boolean lacksDns(Subnet subnet) {
        var ours = subnet.tags().contains(mark.given(Mark.DNS));
        if (subnet.dnsServers().isEmpty() && !ours) {
            findings.advise(SUBNET, "provision.subnet-gets-dns", subnet.name(), plan.subnet().dnsServers());
        }
        return subnet.dnsServers().isEmpty() || ours;
    }

    private boolean lacksGateway(Router router, String externalId) {
        var ours = router.tags().contains(mark.given(Mark.GATEWAY));
        if (router.externalNetworkId().isEmpty() && !ours) {
            findings.advise(ROUTER, "provision.router-gets-gateway", router.name());
        }
        if (!router.externalNetworkId().isEmpty() && !router.externalNetworkId().equals(externalId)) {
            findings.block(ROUTER, "provision.router-other-gateway", router.name(), router.externalNetworkId(),
                    externalId);
        }
        return router.externalNetworkId().isEmpty() || ours;
    }

    private boolean lacksInterface(Router router, Subnet subnet) {
        var port = networking().portsOf(router.id()).stream().filter(p -> p.subnetIds().contains(subnet.id()))
                .findFirst();
        if (port.isPresent()) {
            return isOurs(port.get());
        }
        if (gatewayIsFree(subnet)) {
            findings.advise(ROUTER, "provision.router-gets-interface", router.name(), subnet.name());
        }
        return true;
    }

    /** The address may be held already: by a port of ours that is not the router's yet, or by another router. */
    private boolean gatewayIsFree(Subnet subnet) {
        var holder = networking().ports().stream().filter(p -> p.networkId().equals(subnet.networkId()))
                .filter(p -> p.addresses().contains(subnet.gatewayIp()) && !isOurs(p) && !isOfOurRouter(p))
                .findFirst();
        holder.ifPresent(port -> findings.block(ROUTER, "provision.gateway-taken", subnet.name(), subnet.gatewayIp(),
                port.deviceId().isEmpty() ? port.id() : port.deviceId()));
        return holder.isEmpty();
    }

    private boolean isOurs(Port port) {
        return mark.owns(port.description(), port.tags());
    }

    private boolean isOfOurRouter(Port port) {
        return !port.deviceId().isEmpty() && networking().router(port.deviceId())
                .filter(router -> mark.owns(router.description(), router.tags())).isPresent();
    }

    private void newSubnetFits(Network network, Cidr cidr, List<Subnet> subnets) {
        subnets.stream().filter(it -> it.networkId().equals(network.id()) && !mark.owns(it.description(), it.tags()))
                .filter(it -> !it.cidr().contains(":") && new Cidr(it.cidr()).overlaps(cidr)).findFirst()
                .ifPresent(it -> findings.block("network.subnet", "provision.subnet-overlap", cidr.value(), it.name(),
                        it.cidr()));
    }
}
