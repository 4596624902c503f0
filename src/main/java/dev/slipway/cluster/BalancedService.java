package dev.slipway.cluster;

import dev.slipway.kubernetes.ApiObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Service of type LoadBalancer.
 *
 * @param name           namespace and name, {@code default/web}
 * @param loadBalancerId what the cloud controller manager noted about its load balancer, empty if nothing yet
 * @param addresses      where it can be reached from outside, empty while there is no load balancer
 */
public record BalancedService(String name, String loadBalancerId, List<String> addresses) {

    private static final String LOAD_BALANCER_ID = "loadbalancer.openstack.org/load-balancer-id";

    /** Reads the API's object; empty if the Service is of another type. */
    static Optional<BalancedService> of(Map<String, Object> object) {
        var it = new ApiObject(object);
        if (!it.text("spec", "type").equals("LoadBalancer")) {
            return Optional.empty();
        }
        return Optional.of(new BalancedService(it.text("metadata", "namespace") + "/" + it.text("metadata", "name"),
                it.text("metadata", "annotations", LOAD_BALANCER_ID),
                it.list("status", "loadBalancer", "ingress").stream()
                        .map(ingress -> ingress.text("ip").isEmpty() ? ingress.text("hostname") : ingress.text("ip"))
                        .toList()));
    }
}
