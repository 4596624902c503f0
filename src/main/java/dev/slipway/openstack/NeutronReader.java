package dev.slipway.openstack;

import static dev.slipway.openstack.Fields.text;
import static dev.slipway.openstack.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openstack4j.model.network.NetFloatingIP;

/** Reads Neutron's things: https://docs.openstack.org/api-ref/network/v2/ */
final class NeutronReader {

    private NeutronReader() {}

    static Networking.Network network(JsonNode network) {
        return new Networking.Network(text(network, "id"), text(network, "name"), text(network, "description"),
                texts(network, "tags"), text(network, "project_id"), network.path("router:external").asBoolean(),
                network.path("shared").asBoolean(), network.path("mtu").asInt(),
                network.path("port_security_enabled").asBoolean(true), text(network, "status"),
                texts(network, "subnets"));
    }

    static Networking.Subnet subnet(JsonNode subnet) {
        return new Networking.Subnet(text(subnet, "id"), text(subnet, "name"), text(subnet, "description"),
                texts(subnet, "tags"), text(subnet, "project_id"), text(subnet, "network_id"),
                subnet.path("ip_version").asInt(), text(subnet, "cidr"), text(subnet, "gateway_ip"),
                texts(subnet, "dns_nameservers"), subnet.path("enable_dhcp").asBoolean(),
                Fields.list(subnet.path("allocation_pools"),
                        pool -> new Networking.AddressRange(text(pool, "start"), text(pool, "end"))));
    }

    static Networking.Router router(JsonNode router) {
        return new Networking.Router(text(router, "id"), text(router, "name"), text(router, "description"),
                texts(router, "tags"), text(router, "project_id"),
                text(router.path("external_gateway_info"), "network_id"),
                text(router, "status"));
    }

    static Networking.SecurityGroup securityGroup(JsonNode group) {
        return new Networking.SecurityGroup(text(group, "id"), text(group, "name"), text(group, "description"),
                texts(group, "tags"), text(group, "project_id"),
                Fields.list(group.path("security_group_rules"), NeutronReader::rule));
    }

    private static Networking.Rule rule(JsonNode rule) {
        return new Networking.Rule(text(rule, "id"), text(rule, "direction"), text(rule, "ethertype"),
                text(rule, "protocol"),
                ports(rule), some(text(rule, "remote_ip_prefix")), some(text(rule, "remote_group_id")));
    }

    private static Optional<Networking.PortRange> ports(JsonNode rule) {
        return rule.path("port_range_min").isInt() && rule.path("port_range_max").isInt()
                ? Optional.of(new Networking.PortRange(rule.path("port_range_min").asInt(),
                        rule.path("port_range_max").asInt()))
                : Optional.empty();
    }

    static Networking.Port port(JsonNode port) {
        return new Networking.Port(text(port, "id"), text(port, "name"), text(port, "description"), texts(port, "tags"),
                text(port, "network_id"), Fields.list(port.path("fixed_ips"), ip -> text(ip, "subnet_id")),
                text(port, "device_id"), text(port, "device_owner"), text(port, "status"),
                text(port, "mac_address"), Fields.list(port.path("fixed_ips"), ip -> text(ip, "ip_address")),
                texts(port, "security_groups"));
    }

    static Networking.FloatingIp floatingIp(NetFloatingIP ip) {
        return new Networking.FloatingIp(ip.getId(), orEmpty(ip.getFloatingIpAddress()), orEmpty(ip.getDescription()),
                ip.getTags() == null ? List.of() : List.copyOf(ip.getTags()),
                orEmpty(ip.getFloatingNetworkId()), orEmpty(ip.getPortId()),
                orEmpty(ip.getFixedIpAddress()), orEmpty(ip.getStatus()));
    }

    private static String orEmpty(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static Optional<String> some(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }
}
