package dev.slipway.cluster;

import dev.slipway.openstack.LoadBalancing.LoadBalancer;
import dev.slipway.openstack.Networking.FloatingIp;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Joins Services and Octavia load balancers: by the ID that the cloud controller manager noted on the Service, else by the
 * description it gave the load balancer. A name may be cut and one cluster's may begin like another's, so names decide nothing.
 */
final class LoadBalancerRows {

    private static final String DESCRIPTION = "Kubernetes external service ";
    private static final String CLUSTER = " from cluster ";

    private LoadBalancerRows() {}

    static List<LoadBalancerRow> of(Sighting seen) {
        var rows = new ArrayList<LoadBalancerRow>();
        var taken = new HashSet<String>();
        for (var service : seen.kubernetes().map(Sighting.KubernetesSide::services).orElse(List.of())) {
            var balancer =
                    seen.loadBalancers().stream().filter(it -> serves(it, service, seen.clusterId())).findFirst();
            balancer.ifPresent(it -> taken.add(it.id()));
            var floatingIp = balancer.flatMap(it -> floatingIp(seen, it));
            rows.add(new LoadBalancerRow(service.name(), balancer, floatingIp,
                    disagreements(service, balancer, floatingIp)));
        }
        seen.loadBalancers().stream().filter(it -> !taken.contains(it.id())).forEach(balancer -> serviceIn(balancer,
                seen.clusterId()).ifPresent(
                        service -> rows.add(new LoadBalancerRow(service, Optional.of(balancer),
                                floatingIp(seen, balancer), withoutService(seen, balancer)))));
        return rows;
    }

    private static boolean serves(LoadBalancer balancer, BalancedService service, String clusterId) {
        return service.loadBalancerId().isEmpty()
                ? serviceIn(balancer, clusterId).equals(Optional.of(service.name()))
                : balancer.id().equals(service.loadBalancerId());
    }

    /** The Service that a load balancer was made for, if it was made for one of this cluster. */
    private static Optional<String> serviceIn(LoadBalancer balancer, String clusterId) {
        var description = balancer.description();
        return description.startsWith(DESCRIPTION) && description.endsWith(CLUSTER + clusterId)
                ? Optional.of(description.substring(DESCRIPTION.length(),
                        description.length() - CLUSTER.length() - clusterId.length()))
                : Optional.empty();
    }

    private static Optional<FloatingIp> floatingIp(Sighting seen, LoadBalancer balancer) {
        return seen.floatingIps().stream().filter(it -> it.portId().equals(balancer.vipPortId())).findFirst();
    }

    private static List<Message> disagreements(BalancedService service, Optional<LoadBalancer> balancer,
            Optional<FloatingIp> floatingIp) {
        if (balancer.isEmpty()) {
            return List.of(Message.of("cluster.no-load-balancer"));
        }
        var found = new ArrayList<>(status(balancer.get()));
        var outside = floatingIp.map(FloatingIp::address).orElse(balancer.get().vipAddress());
        if (service.addresses().isEmpty()) {
            found.add(Message.of("cluster.service-pending"));
        } else if (!service.addresses().contains(outside)) {
            found.add(Message.of("cluster.service-address", service.addresses(), outside));
        }
        return found;
    }

    private static List<Message> withoutService(Sighting seen, LoadBalancer balancer) {
        var found = new ArrayList<>(status(balancer));
        found.addFirst(Message.of(seen.kubernetes().isPresent() ? "cluster.no-service" : "cluster.api-silent"));
        return found;
    }

    private static List<Message> status(LoadBalancer balancer) {
        return balancer.provisioningStatus().equals("ACTIVE") ? List.of()
                : List.of(Message.of("cluster.load-balancer-status", balancer.provisioningStatus(),
                        balancer.operatingStatus()));
    }
}
