package dev.slipway.openstack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Octavia. */
public interface LoadBalancing {

    List<LoadBalancer> loadBalancers();

    Optional<LoadBalancer> loadBalancer(String id);

    /** Asks for deletion with all that hangs on it; not there is fine. {@code CONFLICT} while it is {@code PENDING_…}. */
    void deleteLoadBalancer(String id);

    /** All that hangs on a load balancer: listeners, pools, members, monitors; none if it is not there. */
    List<Part> parts(String id);

    /** Used and limit of {@code load_balancer}. */
    Map<String, Quota> quotas();

    /**
     * @param provisioningStatus {@code ACTIVE}, {@code PENDING_CREATE}, {@code ERROR}, …
     * @param operatingStatus    {@code ONLINE}, {@code OFFLINE}, {@code DEGRADED}, …
     */
    record LoadBalancer(String id, String name, String description, List<String> tags, String provisioningStatus,
            String operatingStatus, String vipAddress, String vipPortId, String vipSubnetId, String provider) {}

    /**
     * A part of a load balancer.
     *
     * @param kind {@code listener}, {@code pool}, {@code member} or {@code health_monitor}
     */
    record Part(String kind, String id, String name, String provisioningStatus, String operatingStatus) {}
}
