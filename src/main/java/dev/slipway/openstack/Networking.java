package dev.slipway.openstack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Neutron. What is made here carries a description from its very creation, so that it can be found by it after a crash;
 * tags are set by a second call.
 */
public interface Networking {

    /** All networks the project may see, external and shared ones included. */
    List<Network> networks();

    Optional<Network> network(String id);

    Network createNetwork(String name, String description);

    /** Deletes it; not there is fine. */
    void deleteNetwork(String id);

    List<Subnet> subnets();

    Optional<Subnet> subnet(String id);

    Subnet createSubnet(NewSubnet subnet);

    /** Replaces the DNS servers that the subnet's DHCP tells. */
    void setDnsServers(String subnetId, List<String> dnsServers);

    void deleteSubnet(String id);

    List<Router> routers();

    Optional<Router> router(String id);

    Router createRouter(String name, String description, String externalNetworkId);

    void deleteRouter(String id);

    /** Gives the router a gateway on the external network. */
    void setGateway(String routerId, String externalNetworkId);

    /** Takes the router's gateway away; none there is fine. */
    void clearGateway(String routerId);

    /** Makes a port that exists the router's own. */
    void addRouterPort(String routerId, String portId);

    /** Gives the router a port in the subnet; there already is fine. */
    void addRouterInterface(String routerId, String subnetId);

    /** Takes the router's port in the subnet away; not there is fine. */
    void removeRouterInterface(String routerId, String subnetId);

    List<SecurityGroup> securityGroups();

    SecurityGroup createSecurityGroup(String name, String description);

    void deleteSecurityGroup(String id);

    /** Adds a rule and returns its ID; the same rule there already (409) is fine and gives an empty ID. */
    Optional<String> createRule(String securityGroupId, NewRule rule);

    List<Port> ports();

    /** All ports with no more than their network, addresses, device, description and tags: in a large project the rest weighs megabytes. */
    List<Port> portsInBrief();

    /** The ports of this name; Neutron picks them, so that it costs the same in a project with thousands. */
    List<Port> portsNamed(String name);

    /** The ports of one router or server. */
    List<Port> portsOf(String deviceId);

    Port createPort(NewPort port);

    void deletePort(String id);

    /** Takes name and description from a port, so that it is nobody's any more. */
    void release(String portId);

    List<FloatingIp> floatingIps();

    /** The floating IPs that are associated with a port: one at most. */
    List<FloatingIp> floatingIpsOf(String portId);

    /** Allocates an address and associates it with the port. */
    FloatingIp createFloatingIp(String externalNetworkId, String portId, String description);

    void deleteFloatingIp(String id);

    /** Replaces the tags of one thing. */
    void tag(Kind kind, String id, List<String> tags);

    /** Adds one tag to those that somebody else's thing has. */
    void addTag(Kind kind, String id, String tag);

    /** Takes one tag away; not there is fine. */
    void removeTag(Kind kind, String id, String tag);

    /** Used and limit by Neutron's own name: {@code network}, {@code subnet}, {@code router}, {@code port}, {@code floatingip}, {@code security_group}, {@code security_group_rule}. */
    Map<String, Quota> quotas();

    /** The kinds that take tags. */
    enum Kind {
        NETWORK,
        SUBNET,
        ROUTER,
        PORT,
        SECURITY_GROUP,
        FLOATING_IP
    }

    /**
     * @param shared       whether it is another project's that all may use
     * @param portSecurity whether its ports have security groups and may send from their own addresses only
     */
    record Network(String id, String name, String description, List<String> tags, String projectId, boolean external,
            boolean shared, int mtu, boolean portSecurity, String status, List<String> subnetIds) {}

    /**
     * @param gatewayIp empty if it has none
     * @param pools     what ports get their addresses from
     */
    record Subnet(String id, String name, String description, List<String> tags, String projectId, String networkId,
            int ipVersion, String cidr, String gatewayIp, List<String> dnsServers, boolean dhcp,
            List<AddressRange> pools) {}

    /** IPv4 addresses, both ends included. */
    record AddressRange(String first, String last) {

        long size() {
            return number(last) - number(first) + 1;
        }

        boolean contains(String address) {
            return !address.contains(":") && number(first) <= number(address) && number(address) <= number(last);
        }

        private static long number(String address) {
            return Stream.of(address.split("\\.")).mapToLong(Long::parseLong).reduce(0, (high, low) -> high << 8 | low);
        }
    }

    record NewSubnet(String name, String description, String networkId, String cidr, List<String> dnsServers) {}

    /** @param externalNetworkId where its gateway is, empty if it has none */
    record Router(String id, String name, String description, List<String> tags, String projectId,
            String externalNetworkId, String status) {}

    record SecurityGroup(String id, String name, String description, List<String> tags, String projectId,
            List<Rule> rules) {}

    /**
     * @param protocol   {@code tcp}, {@code udp}, {@code icmp}, … or empty for all
     * @param ports      inclusive range, or empty for all
     */
    record Rule(String id, String direction, String ethertype, String protocol, Optional<PortRange> ports,
            Optional<String> remoteCidr, Optional<String> remoteGroupId) {}

    /** An ingress IPv4 rule. */
    record NewRule(String description, String protocol, Optional<PortRange> ports, Optional<String> remoteCidr,
            Optional<String> remoteGroupId) {}

    record PortRange(int from, int to) {}

    record Port(String id, String name, String description, List<String> tags, String networkId,
            List<String> subnetIds, String deviceId, String deviceOwner, String status, String macAddress,
            List<String> addresses, List<String> securityGroupIds) {}

    /** @param address the one it is to have; empty: any that is free */
    record NewPort(String name, String description, String networkId, String subnetId, Optional<String> address,
            List<String> securityGroupIds) {}

    /** @param portId the port it is associated with, empty if none */
    record FloatingIp(String id, String address, String description, List<String> tags, String networkId, String portId,
            String fixedAddress, String status) {}
}
