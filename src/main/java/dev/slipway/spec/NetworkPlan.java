package dev.slipway.spec;

import java.util.List;

/** The network the nodes are in. */
public sealed interface NetworkPlan {

    /** Name or ID of the external network that floating IPs and the router's gateway come from. */
    String externalNetwork();

    /** A network, a subnet and a router of the cluster's own. */
    record NewNetwork(String externalNetwork, Cidr subnet, List<String> dnsServers) implements NetworkPlan {}
}
