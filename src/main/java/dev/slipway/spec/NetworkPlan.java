package dev.slipway.spec;

import java.util.List;
import java.util.Optional;

/**
 * The network the nodes are in. Each part that is there already is named, by its name or ID; each that is not is made. What is
 * there is used and never deleted; where a link between its parts is missing, that link is made, and taken away again at the end.
 *
 * @param externalNetwork name or ID of the network that floating IPs and the router's gateway come from; empty: the only one
 *                        that the cloud has
 * @param network         the network, if there is one already; an existing subnet tells it too
 * @param router          the router between the subnet and the external network, if there is one already
 */
public record NetworkPlan(Optional<String> externalNetwork, Optional<String> network, SubnetPlan subnet,
        Optional<String> router) {

    /** A network, a subnet and a router of the cluster's own with the usual addresses. */
    public static final NetworkPlan DEFAULT = ofItsOwn(Optional.empty(), NewSubnet.DEFAULT);

    public NetworkPlan {
        new Problems()
                .when(externalNetwork.filter(String::isBlank).isPresent(), "external", "spec.blank")
                .when(network.filter(String::isBlank).isPresent(), "existing.network", "spec.blank")
                .when(router.filter(String::isBlank).isPresent(), "existing.router", "spec.blank")
                .throwIfAny();
    }

    /** A network, a subnet and a router of the cluster's own. */
    public static NetworkPlan ofItsOwn(Optional<String> externalNetwork, NewSubnet subnet) {
        return new NetworkPlan(externalNetwork, Optional.empty(), subnet, Optional.empty());
    }

    /** Whether any of it is there already. */
    public boolean usesExisting() {
        return network.isPresent() || router.isPresent() || subnet instanceof ExistingSubnet;
    }

    /** The subnet of the nodes. */
    public sealed interface SubnetPlan {

        /** Public resolvers of two operators: without any, CoreDNS does not start. */
        List<String> DEFAULT_DNS_SERVERS = List.of("1.1.1.1", "8.8.8.8");

        /** The DNS servers of the nodes. */
        List<String> dnsServers();

        /** The addresses of the nodes, as far as they are known without the cloud. */
        Optional<Cidr> addresses();

        // Here, and not in the class around: NetworkPlan.DEFAULT needs NewSubnet.DEFAULT, which must need no NetworkPlan.
        private static List<String> checked(List<String> dnsServers) {
            var problems = new Problems().when(dnsServers.isEmpty(), "dns", "spec.dns-none");
            for (var server : dnsServers) {
                problems.when(!Ipv4.is(server), "dns", "spec.dns-server", server);
            }
            problems.throwIfAny();
            return List.copyOf(dnsServers);
        }
    }

    /** One that is made. */
    public record NewSubnet(Cidr cidr, List<String> dnsServers) implements SubnetPlan {

        /** The nodes' addresses and DNS servers if nothing else is said. */
        public static final NewSubnet DEFAULT = new NewSubnet(new Cidr("10.6.0.0/24"), DEFAULT_DNS_SERVERS);

        public NewSubnet {
            dnsServers = SubnetPlan.checked(dnsServers);
        }

        @Override
        public Optional<Cidr> addresses() {
            return Optional.of(cidr);
        }
    }

    /** One that is there. @param subnet its name or ID; @param dnsServers what it is given if it has none */
    public record ExistingSubnet(String subnet, List<String> dnsServers) implements SubnetPlan {

        public ExistingSubnet {
            dnsServers = SubnetPlan.checked(dnsServers);
            new Problems().when(subnet.isBlank(), "existing.subnet", "spec.blank").throwIfAny();
        }

        @Override
        public Optional<Cidr> addresses() {
            return Optional.empty();
        }
    }
}
