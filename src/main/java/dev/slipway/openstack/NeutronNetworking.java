package dev.slipway.openstack;

import static dev.slipway.openstack.Purpose.read;
import static dev.slipway.openstack.Purpose.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openstack4j.api.Builders;
import org.openstack4j.api.networking.NetworkingService;
import org.openstack4j.model.common.ActionResponse;
import org.openstack4j.model.network.AttachInterfaceType;
import org.openstack4j.model.network.Resource;
import org.openstack4j.openstack.networking.domain.NeutronResourceTag;

/** Networking by our own requests where descriptions and tags are concerned, which openstack4j lacks, else by openstack4j. */
final class NeutronNetworking implements Networking {

    private final Openstack4j sdk;
    private final TypedRequests requests;
    private final String projectId;

    NeutronNetworking(Connector connector, String projectId) {
        this.sdk = new Openstack4j(connector);
        this.requests = new TypedRequests(connector, Catalog.NETWORK);
        this.projectId = projectId;
    }

    @Override
    public List<Network> networks() {
        return requests.list(read("list networks", ""), "/networks", "networks", NeutronReader::network);
    }

    @Override
    public Optional<Network> network(String id) {
        return Absent.asEmpty(() -> NeutronReader.network(
                requests.get(read("look up network", id), "/networks/" + id).path("network")));
    }

    @Override
    public Network createNetwork(String name, String description) {
        return NeutronReader.network(
                requests.create(write("create network", name), "/networks", "network", named(name, description)));
    }

    @Override
    public void deleteNetwork(String id) {
        delete("delete network", id, neutron -> neutron.network().delete(id));
    }

    @Override
    public List<Subnet> subnets() {
        return requests.list(read("list subnets", ""), "/subnets", "subnets", NeutronReader::subnet);
    }

    @Override
    public Optional<Subnet> subnet(String id) {
        return Absent.asEmpty(
                () -> NeutronReader.subnet(requests.get(read("look up subnet", id), "/subnets/" + id).path("subnet")));
    }

    @Override
    public void setDnsServers(String subnetId, List<String> dnsServers) {
        var body = TypedRequests.object();
        var servers = body.putArray("dns_nameservers");
        dnsServers.forEach(servers::add);
        requests.change(write("set DNS servers of subnet", subnetId), "/subnets/" + subnetId, "subnet", body);
    }

    @Override
    public Subnet createSubnet(NewSubnet subnet) {
        var body = named(subnet.name(), subnet.description())
                .put("network_id", subnet.networkId())
                .put("cidr", subnet.cidr())
                .put("ip_version", 4)
                .put("enable_dhcp", true);
        var servers = body.putArray("dns_nameservers");
        subnet.dnsServers().forEach(servers::add);
        return NeutronReader.subnet(requests.create(write("create subnet", subnet.name()), "/subnets", "subnet", body));
    }

    @Override
    public void deleteSubnet(String id) {
        delete("delete subnet", id, neutron -> neutron.subnet().delete(id));
    }

    @Override
    public List<Router> routers() {
        return requests.list(read("list routers", ""), "/routers", "routers", NeutronReader::router);
    }

    @Override
    public Optional<Router> router(String id) {
        return Absent.asEmpty(
                () -> NeutronReader.router(requests.get(read("look up router", id), "/routers/" + id).path("router")));
    }

    @Override
    public void setGateway(String routerId, String externalNetworkId) {
        var body = TypedRequests.object();
        body.putObject("external_gateway_info").put("network_id", externalNetworkId);
        requests.change(write("set gateway of router", routerId), "/routers/" + routerId, "router", body);
    }

    @Override
    public void clearGateway(String routerId) {
        var body = TypedRequests.object();
        body.putObject("external_gateway_info");
        requests.change(write("clear gateway of router", routerId), "/routers/" + routerId, "router", body);
    }

    @Override
    public void addRouterPort(String routerId, String portId) {
        sdk.ask(write("add port to router", routerId),
                os -> os.networking().router().attachInterface(routerId, AttachInterfaceType.PORT, portId));
    }

    @Override
    public Router createRouter(String name, String description, String externalNetworkId) {
        var body = named(name, description);
        body.putObject("external_gateway_info").put("network_id", externalNetworkId);
        return NeutronReader.router(requests.create(write("create router", name), "/routers", "router", body));
    }

    @Override
    public void deleteRouter(String id) {
        delete("delete router", id, neutron -> neutron.router().delete(id));
    }

    @Override
    public void addRouterInterface(String routerId, String subnetId) {
        try {
            sdk.ask(write("add subnet to router", routerId),
                    os -> os.networking().router().attachInterface(routerId, AttachInterfaceType.SUBNET, subnetId));
        } catch (OpenStackException e) {
            if (!e.words().contains("Router already has a port on subnet")) {
                throw e; // Neutron says that with 400, as it says much else
            }
        }
    }

    @Override
    public void removeRouterInterface(String routerId, String subnetId) {
        Absent.isFine(() -> sdk.ask(write("remove subnet from router", routerId),
                os -> os.networking().router().detachInterface(routerId, subnetId, null)));
    }

    @Override
    public List<SecurityGroup> securityGroups() {
        return requests.list(read("list security groups", ""), "/security-groups", "security_groups",
                NeutronReader::securityGroup);
    }

    @Override
    public SecurityGroup createSecurityGroup(String name, String description) {
        return NeutronReader.securityGroup(requests.create(write("create security group", name), "/security-groups",
                "security_group", named(name, description)));
    }

    @Override
    public void deleteSecurityGroup(String id) {
        delete("delete security group", id, neutron -> neutron.securitygroup().delete(id));
    }

    @Override
    public Optional<String> createRule(String securityGroupId, NewRule rule) {
        var request = Builders.securityGroupRule()
                .securityGroupId(securityGroupId)
                .description(rule.description())
                .direction("ingress")
                .ethertype("IPv4");
        if (!rule.protocol().isEmpty()) {
            request.protocol(rule.protocol());
        }
        rule.ports().ifPresent(ports -> request.portRangeMin(ports.from()).portRangeMax(ports.to()));
        rule.remoteCidr().ifPresent(request::remoteIpPrefix);
        rule.remoteGroupId().ifPresent(request::remoteGroupId);
        try {
            return Optional.of(sdk.ask(write("create security group rule", securityGroupId),
                    os -> os.networking().securityrule().create(request.build()).getId()));
        } catch (OpenStackException e) {
            if (e.kind() == OpenStackException.Kind.CONFLICT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<Port> ports() {
        return requests.list(read("list ports", ""), "/ports", "ports", NeutronReader::port);
    }

    @Override
    public List<Port> portsInBrief() {
        return requests.list(read("list addresses of ports", ""),
                "/ports?fields=id&fields=network_id&fields=device_id&fields=device_owner&fields=fixed_ips"
                        + "&fields=description&fields=tags",
                "ports",
                NeutronReader::port);
    }

    @Override
    public List<Port> portsNamed(String name) {
        return requests.list(read("list ports", name), "/ports?name=" + encoded(name), "ports", NeutronReader::port);
    }

    @Override
    public List<Port> portsOf(String deviceId) {
        return requests.list(read("list ports", deviceId), "/ports?device_id=" + encoded(deviceId), "ports",
                NeutronReader::port);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public Port createPort(NewPort port) {
        var body = named(port.name(), port.description()).put("network_id", port.networkId());
        var fixed = body.putArray("fixed_ips").addObject().put("subnet_id", port.subnetId());
        port.address().ifPresent(address -> fixed.put("ip_address", address));
        var groups = body.putArray("security_groups");
        port.securityGroupIds().forEach(groups::add);
        return NeutronReader.port(requests.create(write("create port", port.name()), "/ports", "port", body));
    }

    @Override
    public void deletePort(String id) {
        delete("delete port", id, neutron -> neutron.port().delete(id));
    }

    @Override
    public void release(String portId) {
        requests.change(write("release port", portId), "/ports/" + portId, "port", named("", ""));
    }

    @Override
    public List<FloatingIp> floatingIps() {
        return sdk.ask(read("list floating IPs", ""),
                os -> os.networking().floatingip().list().stream().map(NeutronReader::floatingIp).toList());
    }

    @Override
    public List<FloatingIp> floatingIpsOf(String portId) {
        return sdk.ask(read("list floating IPs", portId), os -> os.networking().floatingip()
                .list(Map.of("port_id", portId)).stream().map(NeutronReader::floatingIp).toList());
    }

    @Override
    public FloatingIp createFloatingIp(String externalNetworkId, String portId, String description) {
        var request = Builders.netFloatingIP()
                .floatingNetworkId(externalNetworkId)
                .portId(portId)
                .description(description)
                .build();
        return sdk.ask(write("create floating IP in network", externalNetworkId),
                os -> NeutronReader.floatingIp(os.networking().floatingip().create(request)));
    }

    @Override
    public void deleteFloatingIp(String id) {
        delete("delete floating IP", id, neutron -> neutron.floatingip().delete(id));
    }

    @Override
    public void tag(Kind kind, String id, List<String> tags) {
        var request = new NeutronResourceTag();
        request.setTags(tags);
        sdk.ask(write("tag", id), os -> os.networking().resourceTags().replace(resource(kind), id, request));
    }

    @Override
    public void addTag(Kind kind, String id, String tag) {
        requests.put(write("tag", id), tagPath(kind, id, tag));
    }

    @Override
    public void removeTag(Kind kind, String id, String tag) {
        Absent.isFine(() -> requests.delete(write("untag", id), tagPath(kind, id, tag)));
    }

    private static String tagPath(Kind kind, String id, String tag) {
        return "/" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "s/" + id + "/tags/" + encoded(tag);
    }

    @Override
    public Map<String, Quota> quotas() {
        return Fields.quotas(
                requests.get(read("read network quotas", ""), "/quotas/" + projectId + "/details.json").path("quota"));
    }

    private void delete(String operation, String id, Function<NetworkingService, ActionResponse> call) {
        Absent.isFine(() -> sdk.ask(write(operation, id), os -> call.apply(os.networking())));
    }

    private static ObjectNode named(String name, String description) {
        return TypedRequests.object().put("name", name).put("description", description);
    }

    private static Resource resource(Kind kind) {
        return switch (kind) {
            case NETWORK -> Resource.NETWORK;
            case SUBNET -> Resource.SUBNET;
            case ROUTER -> Resource.ROUTER;
            case PORT -> Resource.PORT;
            case SECURITY_GROUP -> Resource.SECURITY_GROUP;
            case FLOATING_IP -> Resource.FLOATING_IP;
        };
    }
}
