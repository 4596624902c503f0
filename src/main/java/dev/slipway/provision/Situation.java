package dev.slipway.provision;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.openstack.Compute.Flavor;
import dev.slipway.openstack.Images.Image;
import dev.slipway.openstack.Networking.Network;
import dev.slipway.openstack.Networking.Router;
import dev.slipway.openstack.Networking.Subnet;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.spec.NodePlan;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * All that a preflight goes by: what is wanted, and what the cloud offers. Nothing is asked for meanwhile.
 *
 * @param proxy       the HTTP CONNECT proxy in force, from the answers or the cloud's entry
 * @param ownNetworks the networks that this computer is in
 */
public record Situation(ClusterSpec spec, ClusterId id, CloudOffer offer, Optional<URI> proxy,
        List<Cidr> ownNetworks) {

    public Situation {
        ownNetworks = List.copyOf(ownNetworks);
    }

    /** The same for other answers. */
    Situation wanting(ClusterSpec other) {
        return new Situation(other, id, offer, proxy, ownNetworks);
    }

    NodePlan.Pool pool(NodeName.Role role) {
        return role == NodeName.Role.CONTROL_PLANE ? spec.nodes().controlPlanes() : spec.nodes().workers();
    }

    /** The flavor of a role, if the cloud has exactly one of that ID or name. */
    Optional<Flavor> flavor(NodeName.Role role) {
        return Names.only(pool(role).flavor(), offer.compute().flavors().content(), Flavor::id, Flavor::name);
    }

    Optional<Image> image() {
        return Names.only(spec.nodes().image(), offer.images().content(), Image::id, Image::name);
    }

    /** The external network that is named, or the only one. */
    Optional<Network> externalNetwork() {
        var external = offer.network().external();
        return spec.network().externalNetwork()
                .map(name -> Names.only(name, external, Network::id, Network::name))
                .orElseGet(() -> external.size() == 1 ? Optional.of(external.getFirst()) : Optional.empty());
    }

    /** The subnet that is there already, if the answers name one. */
    Optional<Subnet> existingSubnet() {
        return spec.network().subnet() instanceof ExistingSubnet(var name, _)
                ? Names.only(name, offer.network().subnets().content(), Subnet::id, Subnet::name) : Optional.empty();
    }

    Optional<Router> existingRouter() {
        return spec.network().router()
                .flatMap(name -> Names.only(name, offer.network().routers().content(), Router::id, Router::name));
    }

    /** The addresses of the nodes, if they are known. */
    Optional<Cidr> nodes() {
        return switch (spec.network().subnet()) {
            case NewSubnet(var cidr, _) -> Optional.of(cidr);
            case ExistingSubnet _ -> existingSubnet().filter(subnet -> subnet.ipVersion() == 4)
                    .map(subnet -> new Cidr(subnet.cidr()));
        };
    }
}
