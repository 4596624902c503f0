package dev.slipway.spec;

import java.util.Optional;

/** What is installed on top. */
public record AddOns(StorageClass storageClass, LoadBalancers loadBalancers) {

    /** A storage class {@code cinder} of the default volume type, and load balancers in the cluster's external network. */
    public static final AddOns DEFAULT = new AddOns(new StorageClass("cinder", Optional.empty()),
            new LoadBalancers(Optional.empty(), false));

    /** The default storage class; without a volume type, Cinder's default one. */
    public record StorageClass(String name, Optional<String> volumeType) {

        public StorageClass {
            new Problems()
                    .when(name.length() > 253 || !name.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?"), "name",
                            "spec.storage-class", name)
                    .when(volumeType.filter(String::isBlank).isPresent(), "volume-type", "spec.blank")
                    .throwIfAny();
        }
    }

    /**
     * How Services of type LoadBalancer become Octavia load balancers.
     *
     * @param floatingNetwork name or ID of the network of their floating IPs; empty: the cluster's external network
     * @param serialCalls     for providers that cannot make a load balancer in one request
     */
    public record LoadBalancers(Optional<String> floatingNetwork, boolean serialCalls) {

        public LoadBalancers {
            new Problems().when(floatingNetwork.filter(String::isBlank).isPresent(), "floating-network", "spec.blank")
                    .throwIfAny();
        }
    }
}
