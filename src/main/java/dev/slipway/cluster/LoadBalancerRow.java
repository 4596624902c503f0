package dev.slipway.cluster;

import dev.slipway.openstack.LoadBalancing.LoadBalancer;
import dev.slipway.openstack.Networking.FloatingIp;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;

/** One Service's way out: its Octavia load balancer and the floating IP in front of that. */
public record LoadBalancerRow(String service, Optional<LoadBalancer> loadBalancer, Optional<FloatingIp> floatingIp,
        List<Message> disagreements) {

    public LoadBalancerRow {
        disagreements = List.copyOf(disagreements);
    }
}
