package dev.slipway.provision;

import dev.slipway.openstack.CloudOffer.NetworkOffer;
import dev.slipway.openstack.CloudOffer.Part;
import dev.slipway.openstack.Networking.Network;
import dev.slipway.openstack.Networking.Port;
import dev.slipway.openstack.Networking.Router;
import dev.slipway.openstack.Networking.Subnet;
import dev.slipway.provision.FoundNetwork.FoundSubnet;
import dev.slipway.provision.FoundNetwork.Link;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the parts of a network that the answers name, and the path over them to the external network. */
final class ExistingNetwork {

    private static final String NETWORK = "network.existing.network";
    private static final String SUBNET = "network.existing.subnet";
    private static final String ROUTER = "network.existing.router";
    private static final int NEUTRONS_OWN = 5; // network, gateway, broadcast, and two for DHCP

    static final List<String> KEYS = List.of("provision.not-found", "provision.ambiguous", "provision.subnet-not-ipv4",
            "provision.subnet-no-dhcp", "provision.subnet-no-gateway", "provision.subnet-overlap",
            "provision.subnet-small", "provision.subnet-full", "provision.subnet-gets-dns",
            "provision.router-gets-gateway",
            "provision.router-other-gateway", "provision.router-gets-interface", "provision.gateway-taken");

    private final ClusterSpec spec;
    private final NetworkPlan plan;
    private final Mark mark;
    private final NetworkOffer offer;
    private final Function<Subnet, Optional<Long>> free;
    private final Findings findings;
    private final Names names;

    ExistingNetwork(Situation situation, Findings findings) {
        this.spec = situation.spec();
        this.plan = spec.network();
        this.mark = new Mark(situation.id());
        this.offer = situation.offer().network();
        this.free = situation.offer()::freeAddresses;
        this.findings = findings;
        this.names = new Names(findings);
    }

    /** Without an external network there is no path to look at, which another row says. */
    static void look(Situation situation, Findings findings) {
        situation.externalNetwork()
                .ifPresent(external -> new ExistingNetwork(situation, findings).find(external.id()));
    }

    /** What was found; what stands in the way is a finding. @param externalId where the way is to lead */
    FoundNetwork find(String externalId) {
        if (!plan.usesExisting()) {
            return FoundNetwork.NONE;
        }
        var network = plan.network().flatMap(
                name -> names.oneOf(NETWORK, "network", name, offer.networks(), Network::id, Network::name));
        var subnet = subnet(network);
        var router = plan.router().flatMap(name -> names.oneOf(ROUTER, "router", name, offer.routers(), Router::id,
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
            network.ifPresent(it -> newSubnetFits(it, made.cidr()));
        }
        return new FoundNetwork(network.map(Network::id).or(() -> subnet.map(Subnet::networkId)),
                subnet.map(it -> new FoundSubnet(it.id(), it.cidr(), it.gatewayIp())), router.map(Router::id), missing);
    }

    static List<Subnet> inside(Optional<Network> network, List<Subnet> subnets) {
        return subnets.stream().filter(it -> network.isEmpty() || it.networkId().equals(network.get().id())).toList();
    }

    private Optional<Subnet> subnet(Optional<Network> network) {
        if (!(plan.subnet() instanceof ExistingSubnet(var name, _))) {
            return Optional.empty();
        }
        var inside = new Part<>(inside(network, offer.subnets().content()), offer.subnets().failure(),
                offer.subnets().took());
        var found = names.oneOf(SUBNET, "subnet", name, inside, Subnet::id, Subnet::name);
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
        var ours = offer.ports().content().stream().filter(port -> port.subnetIds().contains(subnet.id()))
                .filter(this::isOurs).count();
        if (free.apply(subnet).filter(left -> left < spec.nodes().count() - ours).isPresent()) {
            findings.block(SUBNET, "provision.subnet-full", subnet.name(), free.apply(subnet).orElse(0L),
                    spec.nodes().count() - ours);
        }
        if (spec.nodes().count() + NEUTRONS_OWN > nodes.size()) {
            findings.block(SUBNET, "provision.subnet-small", subnet.name(), subnet.cidr(), spec.nodes().count(),
                    NEUTRONS_OWN);
        }
    }

    private boolean lacksDns(Subnet subnet) {
        var ours = Mark.isGiven(Mark.DNS, subnet.tags()); // another cluster's counts too: the last one takes it away
        if (subnet.dnsServers().isEmpty() && !ours) {
            findings.advise(SUBNET, "provision.subnet-gets-dns", subnet.name(), plan.subnet().dnsServers());
        }
        return subnet.dnsServers().isEmpty() || ours;
    }

    private boolean lacksGateway(Router router, String externalId) {
        var ours = Mark.isGiven(Mark.GATEWAY, router.tags());
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
        var port = offer.ports().content().stream()
                .filter(p -> p.deviceId().equals(router.id()) && p.subnetIds().contains(subnet.id()))
                .findFirst();
        if (port.isPresent()) {
            return isOurs(port.get()) || Mark.isGiven(Mark.INTERFACE, port.get().tags());
        }
        if (gatewayIsFree(subnet)) {
            findings.advise(ROUTER, "provision.router-gets-interface", router.name(), subnet.name());
        }
        return true;
    }

    /** The address may be held already: by a port of ours that is not the router's yet, or by another router. */
    private boolean gatewayIsFree(Subnet subnet) {
        var holder = offer.ports().content().stream().filter(p -> p.networkId().equals(subnet.networkId()))
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
        return offer.routers().content().stream().anyMatch(
                router -> router.id().equals(port.deviceId()) && mark.owns(router.description(), router.tags()));
    }

    private void newSubnetFits(Network network, Cidr cidr) {
        offer.subnets().content().stream()
                .filter(it -> it.networkId().equals(network.id()) && !mark.owns(it.description(), it.tags()))
                .filter(it -> !it.cidr().contains(":") && new Cidr(it.cidr()).overlaps(cidr)).findFirst()
                .ifPresent(it -> findings.block("network.subnet", "provision.subnet-overlap", cidr.value(), it.name(),
                        it.cidr()));
    }
}
