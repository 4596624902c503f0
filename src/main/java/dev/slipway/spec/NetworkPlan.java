package dev.slipway.spec;

import java.util.List;
import java.util.Optional;

/** The network the nodes are in. */
public sealed interface NetworkPlan {

    /**
     * Name or ID of the external network that floating IPs and the router's gateway come from; empty: the only one that
     * the cloud has.
     */
    Optional<String> externalNetwork();

    /** The addresses of the nodes. */
    Cidr subnet();

    /** A network, a subnet and a router of the cluster's own. */
    record NewNetwork(Optional<String> externalNetwork, Cidr subnet, List<String> dnsServers) implements NetworkPlan {

        /** The nodes' addresses if nothing else is said. */
        public static final Cidr DEFAULT_SUBNET = new Cidr("10.6.0.0/24");

        /** Public resolvers of two operators: without any, CoreDNS does not start. */
        public static final List<String> DEFAULT_DNS_SERVERS = List.of("1.1.1.1", "8.8.8.8");

        public NewNetwork {
            dnsServers = List.copyOf(dnsServers);
            var problems = new Problems()
                    .when(externalNetwork.filter(String::isBlank).isPresent(), "external", "spec.blank")
                    .when(dnsServers.isEmpty(), "dns", "spec.dns-none");
            for (var server : dnsServers) {
                problems.when(!Ipv4.is(server), "dns", "spec.dns-server", server);
            }
            problems.throwIfAny();
        }
    }
}
