package dev.slipway.spec;

import java.util.Optional;

/** What is installed on top. */
public record AddOns(StorageClass storageClass, LoadBalancers loadBalancers) {

    /** The default storage class; without a volume type, Cinder's default one. */
    public record StorageClass(String name, Optional<String> volumeType) {}

    /**
     * How Services of type LoadBalancer become Octavia load balancers.
     *
     * @param floatingNetwork name or ID of the network of their floating IPs; empty: the cluster's external network
     * @param serialCalls     for providers that cannot make a load balancer in one request
     */
    public record LoadBalancers(Optional<String> floatingNetwork, boolean serialCalls) {}
}
