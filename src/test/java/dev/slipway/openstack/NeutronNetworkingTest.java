package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.openstack.Networking.Kind;
import dev.slipway.openstack.Networking.NewPort;
import dev.slipway.openstack.Networking.NewRule;
import dev.slipway.openstack.Networking.NewSubnet;
import dev.slipway.openstack.Networking.PortRange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeutronNetworkingTest {

    private static final String NEUTRON = "https://neutron.example/v2.0";
    private static final NewRule SSH =
            new NewRule("ssh", "tcp", Optional.of(new PortRange(22, 22)), Optional.of("0.0.0.0/0"), Optional.empty());

    private final TestCloud cloud = new TestCloud();

    @Test
    void whatIsMadeCarriesItsDescriptionFromTheStart() throws IOException {
        cloud.exchange.on("POST " + NEUTRON + "/networks", 201,
                "{\"network\": {\"id\": \"n1\", \"description\": \"d\", \"mtu\": 1450}}");
        assertThat(cloud.signIn().networking().createNetwork("n", "d")).returns("d", Networking.Network::description)
                .returns(1450, Networking.Network::mtu);
        assertThat(sent()).isEqualTo(json("{\"network\": {\"name\": \"n\", \"description\": \"d\"}}"));
    }

    @Test
    void aSubnetHasDhcpAndItsNameServers() throws IOException {
        cloud.exchange.on("POST " + NEUTRON + "/subnets", 201, "{\"subnet\": {\"id\": \"s1\"}}");
        cloud.signIn().networking().createSubnet(new NewSubnet("s", "d", "n1", "10.0.0.0/24", List.of("1.1.1.1")));
        assertThat(sent()).isEqualTo(json("""
                {"subnet": {"name": "s", "description": "d", "network_id": "n1", "cidr": "10.0.0.0/24", "ip_version": 4,
                 "enable_dhcp": true, "dns_nameservers": ["1.1.1.1"]}}"""));
    }

    @Test
    void aRouterHasItsGatewayFromTheStart() throws IOException {
        cloud.exchange.on("POST " + NEUTRON + "/routers", 201,
                "{\"router\": {\"id\": \"r1\", \"external_gateway_info\": {\"network_id\": \"x1\"}}}");
        assertThat(cloud.signIn().networking().createRouter("r", "d", "x1").externalNetworkId()).isEqualTo("x1");
        assertThat(sent()).isEqualTo(json("""
                {"router": {"name": "r", "description": "d", "external_gateway_info": {"network_id": "x1"}}}"""));
    }

    @Test
    void aPortHasSubnetAndSecurityGroups() throws IOException {
        cloud.exchange.on("POST " + NEUTRON + "/ports", 201,
                """
                {"port": {"id": "p1", "fixed_ips": [{"subnet_id": "s1", "ip_address": "10.0.0.7"}], "security_groups": ["g1"]}}""");
        assertThat(cloud.signIn().networking()
                .createPort(new NewPort("p", "d", "n1", "s1", Optional.empty(), List.of("g1"))))
                .returns(List.of("10.0.0.7"), Networking.Port::addresses)
                .returns(List.of("s1"), Networking.Port::subnetIds);
        assertThat(sent()).isEqualTo(json("""
                {"port": {"name": "p", "description": "d", "network_id": "n1", "fixed_ips": [{"subnet_id": "s1"}],
                 "security_groups": ["g1"]}}"""));
    }

    @Test
    void neutronPicksThePortsOfANameItself() throws IOException {
        cloud.exchange.on("GET " + NEUTRON + "/ports?name=small-1a2b3c4d-w-1", 200, "{\"ports\": [{\"id\": \"p1\"}]}");
        assertThat(cloud.signIn().networking().portsNamed("small-1a2b3c4d-w-1")).extracting(Networking.Port::id)
                .containsExactly("p1");
    }

    @Test
    void neutronPicksThePortsOfADeviceItself() throws IOException {
        cloud.exchange.on("GET " + NEUTRON + "/ports?device_id=r1", 200, "{\"ports\": [{\"id\": \"p1\"}]}");
        assertThat(cloud.signIn().networking().portsOf("r1")).extracting(Networking.Port::id).containsExactly("p1");
    }

    @Test
    void neutronPicksTheFloatingIpsOfAPortItself() throws IOException {
        cloud.exchange.on("GET " + NEUTRON + "/floatingips?port_id=p1", 200,
                "{\"floatingips\": [{\"id\": \"f1\", \"port_id\": \"p1\"}]}");
        assertThat(cloud.signIn().networking().floatingIpsOf("p1")).extracting(Networking.FloatingIp::id)
                .containsExactly("f1");
    }

    @Test
    void aFloatingIpIsMadeAssociatedAndDescribedInOneCall() throws IOException {
        cloud.exchange.on("POST " + NEUTRON + "/floatingips", 201,
                """
                {"floatingip": {"id": "f1", "floating_ip_address": "172.24.4.9", "port_id": "p1", "description": "d", "tags": []}}""");
        assertThat(cloud.signIn().networking().createFloatingIp("x1", "p1", "d"))
                .returns("172.24.4.9", Networking.FloatingIp::address).returns("", Networking.FloatingIp::fixedAddress);
        assertThat(sent()).isEqualTo(json("""
                {"floatingip": {"floating_network_id": "x1", "port_id": "p1", "description": "d"}}"""));
    }

    @Test
    void aRuleIsIngressAndIpv4() throws IOException {
        cloud.exchange.on("POST " + NEUTRON + "/security-group-rules", 201,
                "{\"security_group_rule\": {\"id\": \"r1\"}}");
        assertThat(cloud.signIn().networking().createRule("g1", SSH)).contains("r1");
        assertThat(sent()).isEqualTo(json("""
                {"security_group_rule": {"security_group_id": "g1", "description": "ssh", "direction": "ingress",
                 "ethertype": "IPv4", "protocol": "tcp", "port_range_min": 22, "port_range_max": 22,
                 "remote_ip_prefix": "0.0.0.0/0"}}"""));
    }

    @Test
    void aRuleThatIsThereAlreadyIsFine() {
        cloud.exchange.on("POST " + NEUTRON + "/security-group-rules", 409,
                """
                {"NeutronError": {"type": "SecurityGroupRuleExists", "message": "Security group rule already exists. Rule id is r1."}}""");
        assertThat(cloud.signIn().networking().createRule("g1", SSH)).isEmpty();
    }

    @Test
    void aRuleBeyondTheQuotaIsNotTakenForOneThatIsThere() {
        cloud.exchange.on("POST " + NEUTRON + "/security-group-rules", 409,
                """
                {"NeutronError": {"type": "OverQuota", "message": "Quota exceeded for resources: ['security_group_rule']."}}""");
        var networking = cloud.signIn().networking();
        assertThat(failure(() -> networking.createRule("g1", SSH)).kind()).isEqualTo(OpenStackException.Kind.QUOTA);
    }

    @Test
    void aRouterThatIsInTheSubnetAlreadyIsFineAndAnOverlapIsNot() {
        var call = "PUT " + NEUTRON + "/routers/r1/add_router_interface";
        cloud.exchange.on(call, 400,
                "{\"NeutronError\": {\"type\": \"BadRequest\", \"message\": \"Bad router request: Router already has a port on subnet s1.\"}}")
                .on(call, 400,
                        "{\"NeutronError\": {\"type\": \"BadRequest\", \"message\": \"Bad router request: Cidr 10.0.0.0/24 of subnet s1 overlaps with cidr 10.0.0.0/16 of subnet s2.\"}}");
        var networking = cloud.signIn().networking();
        networking.addRouterInterface("r1", "s1");
        assertThat(failure(() -> networking.addRouterInterface("r1", "s1")).kind())
                .isEqualTo(OpenStackException.Kind.REJECTED);
    }

    @Test
    void tagsAreReplacedAtTheKindsOwnPlace() throws IOException {
        var places =
                Map.of(Kind.NETWORK, "networks", Kind.SUBNET, "subnets", Kind.ROUTER, "routers", Kind.PORT, "ports",
                        Kind.SECURITY_GROUP, "security-groups", Kind.FLOATING_IP, "floatingips");
        assertThat(places).containsOnlyKeys(Kind.values());
        for (var place : places.entrySet()) {
            cloud.exchange.on("PUT " + NEUTRON + "/" + place.getValue() + "/x1/tags", 200, "{\"tags\": [\"slipway\"]}");
            cloud.signIn().networking().tag(place.getKey(), "x1", List.of("slipway"));
            assertThat(sent()).isEqualTo(json("{\"tags\": [\"slipway\"]}"));
        }
    }

    @Test
    void quotasHaveWhatIsUsedAndReserved() {
        cloud.exchange.on("GET " + NEUTRON + "/quotas/p1/details.json", 200,
                "{\"quota\": {\"network\": {\"limit\": 100, \"used\": 3, \"reserved\": 1}, \"port\": {\"limit\": -1, \"used\": 9, \"reserved\": 0}}}");
        assertThat(cloud.signIn().networking().quotas())
                .isEqualTo(Map.of("network", new Quota(4, 100), "port", new Quota(9, -1)));
    }

    private static OpenStackException failure(Runnable call) {
        var thrown = catchThrowableOfType(OpenStackException.class, call::run);
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private JsonNode sent() throws IOException {
        return json(cloud.exchange.lastBody());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
