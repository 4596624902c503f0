package dev.slipway.practice.cloud;

import static dev.slipway.practice.cloud.TestCloud.NOWHERE;
import static dev.slipway.practice.cloud.TestCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.HttpReply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies and codes as a Neutron of the Zed release gives them. */
class NeutronTest {

    private static final String V2 = "/network/v2.0/";

    private final TestCloud cloud = TestCloud.signedIn();

    private static void assertRefused(HttpReply reply, int status, String type, String message) {
        assertThat(reply.text()).isEqualTo(Json.write(Json.object("NeutronError",
                Json.object("type", type, "message", message, "detail", ""))));
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void aNetworkWithPortsCannotBeDeletedAndOneWithoutTakesItsSubnetsAlong() {
        String network = cloud.network();
        String subnet = cloud.subnet(network);
        String port = cloud.port(network);

        assertRefused(cloud.delete(V2 + "networks/" + network), 409, "NetworkInUse",
                "Unable to complete operation on network " + network
                        + ". There are one or more ports still in use on the "
                        + "network, id for these ports is: " + port + ".");
        assertRefused(cloud.delete(V2 + "subnets/" + subnet), 409, "SubnetInUse",
                "Unable to complete operation on subnet " + subnet
                        + ": One or more ports have an IP allocation from this subnet.");
        cloud.delete(V2 + "ports/" + port);
        assertThat(cloud.delete(V2 + "networks/" + network).status()).isEqualTo(204);
        assertRefused(cloud.get(V2 + "subnets/" + subnet), 404, "SubnetNotFound",
                "Subnet " + subnet + " could not be found.");
    }

    @Test
    void aRoutersInterfaceIsAPortThatOnlyTheRouterCanTakeAway() {
        String subnet = cloud.subnet(cloud.network());
        String router = cloud.router(subnet);
        JsonNode port = cloud.read(V2 + "ports?device_id=" + router).path(0);
        String id = port.path("id").asText();

        assertThat(port.at("/fixed_ips/0/ip_address").asText()).isEqualTo("10.6.0.1");
        assertThat(port.path("device_owner").asText()).isEqualTo("network:router_interface");
        assertRefused(cloud.delete(V2 + "ports/" + id), 409, "ServicePortInUse",
                "Port " + id
                        + " cannot be deleted directly via the port API: has device owner network:router_interface.");
        assertRefused(cloud.delete(V2 + "routers/" + router), 409, "RouterInUse",
                "Router " + router + " has ports still attached: " + id);
        assertRefused(cloud.put(V2 + "routers/" + router + "/add_router_interface", subnetBody(subnet)), 400,
                "BadRequest",
                "Bad router request: Router already has a port on subnet " + subnet + ".");
        assertThat(cloud.put(V2 + "routers/" + router + "/remove_router_interface", subnetBody(subnet)).status())
                .isEqualTo(200);
        assertRefused(cloud.put(V2 + "routers/" + router + "/remove_router_interface", subnetBody(subnet)), 404,
                "RouterInterfaceNotFoundForSubnet", "Router " + router + " has no interface on subnet " + subnet);
        assertThat(cloud.delete(V2 + "routers/" + router).status()).isEqualTo(204);
    }

    @Test
    void aFloatingIpNeedsARouterHoldsItAndFollowsItsPort() {
        String network = cloud.network();
        String subnet = cloud.subnet(network);
        String port = cloud.port(network);
        String body = """
                {"floatingip": {"floating_network_id": "%s", "port_id": "%s"}}""".formatted(cloud.externalNetwork(),
                port);

        assertThat(cloud.post(V2 + "floatingips", body).text()).contains("ExternalGatewayForFloatingIPNotFound");
        String router = cloud.router(subnet);
        JsonNode floating = json(cloud.post(V2 + "floatingips", body)).path("floatingip");
        assertThat(floating.path("router_id").asText()).isEqualTo(router);
        assertThat(floating.path("fixed_ip_address").asText()).isEqualTo("10.6.0.2");
        assertThat(floating.path("floating_ip_address").asText()).startsWith("203.0.113.");
        assertThat(cloud.post(V2 + "floatingips", body).text()).contains("FloatingIPPortAlreadyAssociated");
        assertThat(cloud.put(V2 + "routers/" + router + "/remove_router_interface", subnetBody(subnet)).text())
                .contains("RouterInterfaceInUseByFloatingIP");
        cloud.delete(V2 + "ports/" + port);
        JsonNode left = cloud.read(V2 + "floatingips/" + floating.path("id").asText());
        assertThat(left.path("port_id").isNull()).isTrue();
        assertThat(left.path("status").asText()).isEqualTo("DOWN");
    }

    @Test
    void aSecurityGroupBeginsWithEgressAndCannotGoWhileAPortHasIt() {
        String network = cloud.network();
        cloud.subnet(network);
        JsonNode group = json(cloud.post(V2 + "security-groups", "{\"security_group\": {\"name\": \"g\"}}"))
                .path("security_group");
        String id = group.path("id").asText();
        String port = cloud.create(V2 + "ports", """
                {"port": {"network_id": "%s", "security_groups": ["%s"]}}""".formatted(network, id));

        assertThat(group.path("security_group_rules").findValuesAsText("direction")).containsExactly("egress",
                "egress");
        assertThat(group.path("security_group_rules").findValuesAsText("ethertype")).containsExactly("IPv4", "IPv6");
        assertRefused(cloud.delete(V2 + "security-groups/" + id), 409, "SecurityGroupInUse",
                "Security Group " + id + " in use.");
        cloud.delete(V2 + "ports/" + port);
        assertThat(cloud.delete(V2 + "security-groups/" + id).status()).isEqualTo(204);
        assertThat(cloud.read(V2 + "security-group-rules?security_group_id=" + id)).isEmpty();
    }

    @Test
    void everyProjectHasADefaultGroupThatStays() {
        JsonNode standard = cloud.read(V2 + "security-groups?name=default").path(0);

        assertThat(standard.path("security_group_rules")).hasSize(4);
        assertRefused(cloud.delete(V2 + "security-groups/" + standard.path("id").asText()), 409,
                "SecurityGroupCannotRemoveDefault", "Insufficient rights for removing default security group.");
    }

    @Test
    void theSameRuleTwiceIsAConflictEvenWithAnotherDescription() {
        String group = cloud.create(V2 + "security-groups", "{\"security_group\": {\"name\": \"g\"}}");
        String rule = cloud.create(V2 + "security-group-rules", ruleBody(group, "ssh"));

        assertRefused(cloud.post(V2 + "security-group-rules", ruleBody(group, "again")), 409, "SecurityGroupRuleExists",
                "Security group rule already exists. Rule id is " + rule + ".");
    }

    @Test
    void tagsAreReplacedSortedAndFound() {
        String network = cloud.network();

        assertThat(cloud.put(V2 + "networks/" + network + "/tags", "{\"tags\": [\"slipway\", \"a=1\"]}").status())
                .isEqualTo(200);
        assertThat(cloud.read(V2 + "networks/" + network + "/tags").toString()).isEqualTo("[\"a=1\",\"slipway\"]");
        assertThat(cloud.read(V2 + "networks?tags=slipway,a=1")).hasSize(1);
        assertThat(cloud.read(V2 + "networks?tags=slipway,b")).isEmpty();
        assertThat(cloud.read(V2 + "networks?tags-any=slipway,b")).hasSize(1);
        assertThat(cloud.read(V2 + "networks?not-tags=slipway").findValuesAsText("name")).containsExactly("public");
        assertRefused(cloud.put(V2 + "networks/" + NOWHERE + "/tags", "{\"tags\": []}"), 404, "TagResourceNotFound",
                "Resource networks " + NOWHERE + " could not be found.");
    }

    @Test
    void listsAreFilteredCutAndContinued() {
        cloud.network();

        assertThat(cloud.read(V2 + "networks?name=n&fields=id&fields=name").path(0).size()).isEqualTo(2);
        JsonNode first = json(cloud.get(V2 + "networks?limit=1"));
        assertThat(first.path("networks").path(0).path("name").asText()).isEqualTo("public");
        String next = first.at("/networks_links/0/href").asText();
        assertThat(next).startsWith("https://cloud.test/network/v2.0/networks?limit=1&marker=");
        assertThat(cloud.read(next.substring("https://cloud.test".length())).path(0).path("name").asText())
                .isEqualTo("n");
        assertRefused(cloud.get(V2 + "networks?bogus=1"), 400, "HTTPBadRequest",
                "['bogus'] is invalid attribute for filtering");
    }

    @Test
    void whatDoesNotFitTheSchemaIsRefused() {
        assertRefused(cloud.post(V2 + "networks", "{\"network\": {\"bogus\": 1}}"), 400, "HTTPBadRequest",
                "Unrecognized attribute(s) 'bogus'");
        assertRefused(cloud.post(V2 + "networks", "{\"network\": {\"tags\": []}}"), 400, "HTTPBadRequest",
                "Attribute 'tags' not allowed in POST");
        assertRefused(cloud.post(V2 + "networks", "{\"network\": {\"name\": 5}}"), 400, "HTTPBadRequest",
                "Invalid input for name. Reason: '5' is not a valid string.");
        assertRefused(cloud.post(V2 + "networks", "{\"net\": {}}"), 400, "HTTPBadRequest",
                "Unable to find 'network' in request body");
        assertRefused(cloud.post(V2 + "subnets", "{\"subnet\": {\"cidr\": \"10.0.0.0/24\", \"ip_version\": 4}}"), 400,
                "HTTPBadRequest", "Failed to parse request. Required attribute 'network_id' not specified");
        assertRefused(cloud.put(V2 + "networks/" + cloud.network(), "{\"network\": {\"id\": \"x\"}}"), 400,
                "HTTPBadRequest",
                "Cannot update read-only attribute id");
        assertRefused(cloud.post(V2 + "networks", "{\"network\": {\"router:external\": true}}"), 403,
                "PolicyNotAuthorized",
                "(rule:create_network and rule:create_network:router:external) is disallowed by policy");
    }

    @Test
    void aPortGetsTheNextFreeAddressAndNobodyElses() {
        String network = cloud.network();
        String subnet = cloud.subnet(network);
        cloud.port(network);

        assertThat(cloud.read(V2 + "ports/" + cloud.port(network)).at("/fixed_ips/0/ip_address").asText())
                .isEqualTo("10.6.0.3");
        assertRefused(cloud.post(V2 + "ports", addressBody(network, "10.6.0.3")), 409, "IpAddressAlreadyAllocated",
                "IP address 10.6.0.3 already allocated in subnet " + subnet);
        assertRefused(cloud.post(V2 + "ports", addressBody(network, "10.7.0.3")), 400, "InvalidIpForNetwork",
                "IP address 10.7.0.3 is not a valid IP for any of the subnets on the specified network.");
    }

    @Test
    void whatIsSharedCanBeSeenButNotChanged() {
        String external = cloud.externalNetwork();

        assertThat(cloud.delete(V2 + "networks/" + external).status()).isEqualTo(403);
        assertThat(cloud.read(V2 + "subnets")).isEmpty();
    }

    @Test
    void quotasAreKeptAndTold() {
        TestCloud small = TestCloud.signedIn(Map.of("network.router", 1L));
        small.create(V2 + "routers", "{\"router\": {}}");

        assertRefused(small.post(V2 + "routers", "{\"router\": {}}"), 409, "OverQuota",
                "Quota exceeded for resources: ['router'].");
        JsonNode quota = small.read(V2 + "quotas/" + small.project() + "/details");
        assertThat(quota.path("router").toString()).isEqualTo("{\"limit\":1,\"used\":1,\"reserved\":0}");
    }

    @Test
    void unknownPathsAndMethodsAreToldApart() {
        assertThat(cloud.get(V2 + "nope").status()).isEqualTo(404);
        assertThat(cloud.call("PATCH", V2 + "networks", "").status()).isEqualTo(405);
    }

    private static String subnetBody(String subnet) {
        return "{\"subnet_id\": \"%s\"}".formatted(subnet);
    }

    private static String addressBody(String network, String address) {
        return "{\"port\": {\"network_id\": \"%s\", \"fixed_ips\": [{\"ip_address\": \"%s\"}]}}".formatted(network,
                address);
    }

    private static String ruleBody(String group, String description) {
        return """
                {"security_group_rule": {"security_group_id": "%s", "direction": "ingress", "protocol": "tcp",
                "port_range_min": 22, "port_range_max": 22, "remote_ip_prefix": "0.0.0.0/0", "description": "%s"}}"""
                .formatted(group, description);
    }
}
