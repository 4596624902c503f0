package dev.slipway.provision;

import dev.slipway.openstack.Networking;
import dev.slipway.plan.Step;
import dev.slipway.provision.FoundNetwork.Link;
import dev.slipway.provision.steps.AttachSubnet;
import dev.slipway.provision.steps.ConnectRouter;
import dev.slipway.provision.steps.CreateNetwork;
import dev.slipway.provision.steps.CreateRouter;
import dev.slipway.provision.steps.CreateSubnet;
import dev.slipway.provision.steps.GiveDnsServers;
import dev.slipway.provision.steps.GiveGateway;
import dev.slipway.provision.steps.UseExisting;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NetworkPlan.ExistingSubnet;
import dev.slipway.spec.NetworkPlan.NewSubnet;

/** One step for each part of the way from the nodes to the external network: made, used, or used and mended. */
final class NetworkSteps {

    private final Site site;
    private final NetworkPlan plan;
    private final FoundNetwork found;
    private final Networking networking;
    private final ClusterMade clusterMade;

    NetworkSteps(Site site) {
        this.site = site;
        this.plan = site.spec().network();
        this.found = site.choices().network();
        this.networking = site.cloud().networking();
        this.clusterMade = new ClusterMade(site.id(), site.cloud());
    }

    Step<?> network() {
        return found.networkId().<Step<?>>map(id -> UseExisting.network(id, plan.network().orElse(id), networking))
                .orElseGet(() -> new CreateNetwork(site.mark(), networking));
    }

    Step<?> subnet() {
        return switch (plan.subnet()) {
            case NewSubnet made -> new CreateSubnet(site.mark(), made, networking, clusterMade);
            case ExistingSubnet(var name, var dns) -> found.missing().contains(Link.DNS)
                    ? new GiveDnsServers(site.mark(), subnetFound().id(), name, dns, networking)
                    : UseExisting.subnet(subnetFound().id(), name, networking);
        };
    }

    Step<?> router() {
        var external = site.choices().externalNetworkId();
        if (found.routerId().isEmpty()) {
            return new CreateRouter(site.mark(), external, networking);
        }
        var id = found.routerId().get();
        var name = plan.router().orElse(id);
        return found.missing().contains(Link.GATEWAY)
                ? new GiveGateway(site.mark(), id, name, external, networking, clusterMade)
                : UseExisting.router(id, name, networking);
    }

    Step<?> link() {
        if (found.routerId().isEmpty() || found.subnet().isEmpty()) {
            return new ConnectRouter(networking, clusterMade); // one of its ends is the cluster's, and so is it
        }
        var subnet = found.subnet().get();
        return found.missing().contains(Link.INTERFACE)
                ? new AttachSubnet(site.mark(), found.routerId().get(), found.networkId().orElse(""), subnet.id(),
                        subnet.gateway(), networking, clusterMade)
                : UseExisting.routerInterface(found.routerId().get(), subnet.id(), networking);
    }

    /** The addresses that nodes and load balancers have. */
    Cidr nodeAddresses() {
        return plan.subnet().addresses().orElseGet(() -> new Cidr(subnetFound().cidr()));
    }

    private FoundNetwork.FoundSubnet subnetFound() {
        return found.subnet().orElseThrow();
    }
}
