package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.openstack.CloudUnderTest.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neutron's replies that Slipway, and the cluster's own programs, go by. */
abstract class NetworkingContract extends WireContract {

    private static final String SERVICE = Catalog.NETWORK;
    private static final String NOWHERE = "00000000-0000-0000-0000-00000000dead";

    private Said post(String path, String object, String attributes) {
        return cloud().post(SERVICE, path, "{\"" + object + "\": {" + attributes + "}}");
    }

    private JsonNode network(String called) {
        return made(post("/networks", "network", "\"name\": \"" + called + "\""), 201, "network", SERVICE,
                "/networks");
    }

    private JsonNode subnet(JsonNode network, String cidr) {
        return made(post("/subnets", "subnet", """
                "network_id": "%s", "ip_version": 4, "cidr": "%s", "name": "%s"
                """.formatted(network.path("id").asText(), cidr, name)), 201, "subnet", SERVICE, "/subnets");
    }

    private JsonNode port(JsonNode network, String more) {
        return made(post("/ports", "port", "\"network_id\": \"" + network.path("id").asText() + "\"" + more), 201,
                "port", SERVICE, "/ports");
    }

    private JsonNode external() {
        return cloud().get(SERVICE, "/networks?router:external=true").json().path("networks").path(0);
    }

    private JsonNode router(JsonNode external) {
        return made(post("/routers", "router", """
                "name": "%s", "external_gateway_info": {"network_id": "%s"}
                """.formatted(name, external.path("id").asText())), 201, "router", SERVICE, "/routers");
    }

    private void joined(JsonNode router, JsonNode subnet) {
        var path = "/routers/" + router.path("id").asText();
        var body = "{\"subnet_id\": \"" + subnet.path("id").asText() + "\"}";
        var said = expect(200, cloud().put(SERVICE, path + "/add_router_interface", body));
        assertThat(said.json().path("port_id").isTextual()).isTrue();
        afterwards(() -> cloud().put(SERVICE, path + "/remove_router_interface", body));
    }

    private static void refused(Said said, int status, String type) {
        assertThat(said.status()).as(said.toString()).isEqualTo(status);
        assertThat(said.json().at("/NeutronError/type").asText()).as(said.toString()).isEqualTo(type);
        assertThat(said.json().at("/NeutronError/message").asText()).as(said.toString()).isNotEmpty();
        assertThat(said.json().at("/NeutronError").has("detail")).as(said.toString()).isTrue();
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asText();
    }

    @Test
    void aNetworkHasTheFieldsThatAreRead() {
        var network = network(name);
        assertThat(network.path("tags").isArray()).isTrue();
        assertThat(network.path("subnets").isArray()).isTrue();
        assertThat(network.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(network.path("router:external").isBoolean()).isTrue();
        assertThat(network.path("mtu").isInt()).isTrue();
        assertThat(network.path("shared").isBoolean()).isTrue();
        assertThat(network.path("port_security_enabled").asBoolean()).isTrue();
        assertThat(network.path("project_id")).isEqualTo(network.path("tenant_id"));
        assertThat(network.path("description").asText("?")).isEmpty();
        assertThat(network.path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(network.path("revision_number").isInt()).isTrue();
    }

    @Test
    void namesAreNotUnique() {
        network(name);
        network(name);
        var found = expect(200, cloud().get(SERVICE, "/networks?name=" + name));
        assertThat(found.json().path("networks")).hasSize(2);
    }

    @Test
    void aSubnetTellsWhereItsAddressesComeFrom() {
        var subnet = subnet(network(name), "10.66.7.0/24");
        assertThat(subnet.path("ip_version").asInt()).isEqualTo(4);
        assertThat(subnet.path("project_id").asText()).isNotEmpty();
        assertThat(subnet.path("gateway_ip").asText()).isEqualTo("10.66.7.1");
        assertThat(subnet.path("allocation_pools").path(0).path("start").asText()).isEqualTo("10.66.7.2");
        assertThat(subnet.path("allocation_pools").path(0).path("end").asText()).isEqualTo("10.66.7.254");
    }

    @Test
    void portsCanBeAskedForTheirAddressesAndDevicesAlone() {
        var network = network(name);
        var subnet = subnet(network, "10.66.8.0/24");
        var router = router(external());
        joined(router, subnet);
        var path = "/ports?network_id=" + id(network)
                + "&fields=id&fields=network_id&fields=device_id&fields=device_owner&fields=fixed_ips&fields=description"
                + "&fields=tags";
        var ports = expect(200, cloud().get(SERVICE, path)).json().path("ports");
        assertThat(ports).allSatisfy(port -> assertThat(port.propertyStream().map(each -> each.getKey()))
                .containsExactlyInAnyOrder("id", "network_id", "device_id", "device_owner", "fixed_ips", "description",
                        "tags"));
        assertThat(ports).filteredOn(port -> port.path("device_id").asText().equals(id(router))).singleElement()
                .satisfies(port -> assertThat(port.at("/fixed_ips/0/subnet_id").asText()).isEqualTo(id(subnet)))
                .satisfies(port -> assertThat(port.path("device_owner").asText()).startsWith("network:")
                        .contains("router"));
    }

    @Test
    void quotasTellWhatIsUsed() {
        var project = cloud().token().path("project").path("id").asText();
        var before = used(project);
        network(name);
        assertThat(used(project)).isGreaterThan(before);
        refused(cloud().get(SERVICE, "/quotas/" + NOWHERE.replace("-", "") + "/details"), 403, "AdminRequired");
        refused(cloud().get(SERVICE, "/quotas/" + NOWHERE.replace("-", "")), 403, "PolicyNotAuthorized");
    }

    private int used(String project) {
        var quota = expect(200, cloud().get(SERVICE, "/quotas/" + project + "/details.json")).json()
                .at("/quota/network");
        assertThat(quota.path("limit").isInt()).isTrue();
        assertThat(quota.path("reserved").isInt()).isTrue();
        return quota.path("used").asInt();
    }

    @Test
    void listsAreNarrowedSortedAndPaged() {
        network(name + "-a");
        network(name + "-b");
        var both = "/networks?name=" + name + "-a&name=" + name + "-b";
        var fields = expect(200, cloud().get(SERVICE, both + "&fields=name")).json().path("networks");
        assertThat(fields).hasSize(2).allSatisfy(one -> assertThat(one.propertyStream().map(each -> each.getKey()))
                .containsExactly("name"));
        var sorted = expect(200, cloud().get(SERVICE, both + "&sort_key=name&sort_dir=desc")).json().path("networks");
        assertThat(sorted).extracting(one -> one.path("name").asText()).containsExactly(name + "-b", name + "-a");
        var first = expect(200, cloud().get(SERVICE, both + "&limit=1&sort_key=name&sort_dir=asc")).json();
        assertThat(first.path("networks")).extracting(one -> one.path("name").asText()).containsExactly(name + "-a");
        var next = StreamSupport.stream(first.path("networks_links").spliterator(), false)
                .filter(link -> link.path("rel").asText().equals("next")).findFirst().orElseThrow();
        var second = expect(200, cloud().get(SERVICE, next.path("href").asText())).json();
        assertThat(second.path("networks")).extracting(one -> one.path("name").asText()).containsExactly(name + "-b");
    }

    @Test
    void whatNeutronDoesNotKnowItRefuses() {
        refused(post("/networks", "network", "\"nonsense\": 1"), 400, "HTTPBadRequest");
        refused(cloud().get(SERVICE, "/networks?nonsense=1"), 400, "HTTPBadRequest");
        refused(cloud().get(SERVICE, "/networks?sort_key=nonsense&sort_dir=asc"), 400, "HTTPBadRequest");
        refused(cloud().get(SERVICE, "/networks/" + NOWHERE), 404, "NetworkNotFound");
        refused(cloud().delete(SERVICE, "/subnets/" + NOWHERE), 404, "SubnetNotFound");
        refused(cloud().delete(SERVICE, "/ports/" + NOWHERE), 404, "PortNotFound");
        refused(cloud().delete(SERVICE, "/routers/" + NOWHERE), 404, "RouterNotFound");
        refused(cloud().delete(SERVICE, "/security-groups/" + NOWHERE), 404, "SecurityGroupNotFound");
        refused(cloud().delete(SERVICE, "/security-group-rules/" + NOWHERE), 404, "SecurityGroupRuleNotFound");
        refused(cloud().delete(SERVICE, "/floatingips/" + NOWHERE), 404, "FloatingIPNotFound");
        refused(post("/subnets", "subnet", "\"network_id\": \"" + NOWHERE
                + "\", \"ip_version\": 4, \"cidr\": \"10.9.0.0/24\""), 404, "NetworkNotFound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"networks?limit=-1", "networks?limit=x", "networks?sort_key=name", "networks?sort_dir=asc",
            "networks?sort_key=name&sort_dir=sideways", "networks?sort_key=name&sort_key=id&sort_dir=asc",
            "networks?sort_key=created_at&sort_dir=asc", "networks?sort_key=subnets&sort_dir=asc",
            "networks?sort_key=tags&sort_dir=asc", "networks?created_at=2020-01-01", "networks?updated_at=1",
            "networks?subnets=1", "networks?availability_zones=1", "routers?status=ACTIVE",
            "routers?external_gateway_info=1", "routers?routes=1", "ports?fixed_ips=1", "subnets?dns_nameservers=1",
            "subnets?allocation_pools=1", "floatingips?port_details=1", "floatingips?dns_name=1",
            "security-groups?security_group_rules=1", "security-groups?stateful=1", "security-group-rules?tags=a",
            "security-group-rules?created_at=1"})
    void aListIsNotNarrowedOrSortedByJustAnything(String path) {
        var said = expect(400, cloud().get(SERVICE, "/" + path));
        assertThat(said.json().at("/NeutronError/message").asText()).as(said.toString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"networks?limit=0", "networks?marker=" + NOWHERE, "networks?fields=nonsense",
            "subnets?shared=true", "networks?page_reverse=True&limit=1", "routers?sort_key=status&sort_dir=asc",
            "networks?status=NONSENSE", "networks?mtu=1", "ports?device_id=x&device_owner=y",
            "networks?revision_number=1",
            "ports?fixed_ips=ip_address%3D10.0.0.1", "floatingips?status=DOWN&floating_ip_address=1"})
    void whatMayBeAskedOfAListIsAnswered(String path) {
        expect(200, cloud().get(SERVICE, "/" + path));
    }

    @Test
    void aPageBeginsAfterWhatIsThereOnly() {
        refused(cloud().get(SERVICE, "/networks?limit=1&marker=" + NOWHERE), 404, "NetworkNotFound");
    }

    @Test
    void aChangeOfMostThingsIsReadBeforeItsTargetIsLookedFor() {
        for (var path : List.of("routers", "security-groups", "floatingips")) {
            refused(cloud().put(SERVICE, "/" + path + "/" + NOWHERE, "{\"x\": {}}"), 400, "HTTPBadRequest");
        }
        refused(cloud().put(SERVICE, "/networks/" + NOWHERE, "{\"x\": {}}"), 404, "NetworkNotFound");
    }

    @Test
    void aMemberMakesNoExternalNetwork() {
        refused(post("/networks", "network", "\"router:external\": true"), 403, "PolicyNotAuthorized");
    }

    @Test
    void tagsAreSetAskedForAndTakenAway() {
        var one = id(network(name));
        var other = id(network(name));
        var said = expect(200, cloud().put(SERVICE, "/networks/" + one + "/tags", "{\"tags\": [\"x\", \"y\"]}"));
        assertThat(said.json().path("tags")).extracting(JsonNode::asText).containsExactlyInAnyOrder("x", "y");
        expect(201, cloud().put(SERVICE, "/networks/" + other + "/tags/z", ""));
        assertThat(tagged("tags=x,y")).containsExactly(one);
        assertThat(tagged("tags=x,z")).isEmpty();
        assertThat(tagged("tags-any=x,z")).containsExactlyInAnyOrder(one, other);
        assertThat(tagged("not-tags=x,y")).containsExactly(other);
        assertThat(tagged("not-tags-any=z")).containsExactly(one);
        expect(204, cloud().get(SERVICE, "/networks/" + one + "/tags/x"));
        refused(cloud().get(SERVICE, "/networks/" + one + "/tags/no"), 404, "TagNotFound");
        expect(204, cloud().delete(SERVICE, "/networks/" + one + "/tags"));
        assertThat(tagged("tags-any=x,z")).containsExactly(other);
    }

    private List<String> tagged(String filter) {
        var found = new ArrayList<String>();
        expect(200, cloud().get(SERVICE, "/networks?name=" + name + "&" + filter)).json().path("networks")
                .forEach(each -> found.add(id(each)));
        return found;
    }

    @Test
    void whatIsInUseIsNotDeleted() {
        var network = network(name);
        var subnet = subnet(network, "10.61.0.0/24");
        var port = port(network, "");
        refused(cloud().delete(SERVICE, "/networks/" + id(network)), 409, "NetworkInUse");
        refused(cloud().delete(SERVICE, "/subnets/" + id(subnet)), 409, "SubnetInUse");
        var group = id(port.path("security_groups").isEmpty() ? port : made(post("/security-groups", "security_group",
                "\"name\": \"" + name + "\""), 201, "security_group", SERVICE, "/security-groups"));
        port(network, ", \"security_groups\": [\"" + group + "\"]");
        refused(cloud().delete(SERVICE, "/security-groups/" + group), 409, "SecurityGroupInUse");
    }

    @Test
    void aRouterKeepsItsInterfacesAndItsGateway() {
        var external = external();
        var network = network(name);
        var subnet = subnet(network, "10.62.0.0/24");
        var router = router(external);
        joined(router, subnet);
        refused(cloud().delete(SERVICE, "/routers/" + id(router)), 409, "RouterInUse");
        var inner = cloud().get(SERVICE, "/ports?device_id=" + id(router) + "&device_owner=network:router_interface")
                .json().path("ports").path(0);
        refused(cloud().delete(SERVICE, "/ports/" + id(inner)), 409, "ServicePortInUse");
        var again = "{\"subnet_id\": \"" + id(subnet) + "\"}";
        expect(400, cloud().put(SERVICE, "/routers/" + id(router) + "/add_router_interface", again));
        var port = port(network, "");
        var floating = made(post("/floatingips", "floatingip",
                "\"floating_network_id\": \"" + id(external) + "\", \"port_id\": \"" + id(port) + "\""), 201,
                "floatingip", SERVICE, "/floatingips");
        assertThat(floating.path("fixed_ip_address")).isEqualTo(port.at("/fixed_ips/0/ip_address"));
        refused(cloud().put(SERVICE, "/routers/" + id(router) + "/remove_router_interface", again), 409,
                "RouterInterfaceInUseByFloatingIP");
        refused(cloud().put(SERVICE, "/routers/" + id(router), "{\"router\": {\"external_gateway_info\": {}}}"), 409,
                "RouterExternalGatewayInUseByFloatingIp");
    }

    @Test
    void aFloatingIpNeedsARouterOnItsWay() {
        var network = network(name);
        subnet(network, "10.63.0.0/24");
        var port = port(network, "");
        refused(post("/floatingips", "floatingip",
                "\"floating_network_id\": \"" + id(external()) + "\", \"port_id\": \"" + id(port) + "\""), 404,
                "ExternalGatewayForFloatingIPNotFound");
        refused(post("/floatingips", "floatingip", "\"floating_network_id\": \"" + id(network) + "\""), 400,
                "BadRequest");
    }

    @Test
    void addressesAreTakenOnce() {
        var network = network(name);
        var subnet = subnet(network, "10.64.0.0/24");
        var fixed = ", \"fixed_ips\": [{\"subnet_id\": \"" + id(subnet) + "\", \"ip_address\": \"10.64.0.50\"}]";
        port(network, fixed);
        refused(post("/ports", "port", "\"network_id\": \"" + id(network) + "\"" + fixed), 409,
                "IpAddressAlreadyAllocated");
        refused(post("/subnets", "subnet", "\"network_id\": \"" + id(network)
                + "\", \"ip_version\": 4, \"cidr\": \"10.64.0.0/16\""), 400, "InvalidInput");
    }

    @Test
    void aRuleIsMadeOnce() {
        var group = made(post("/security-groups", "security_group", "\"name\": \"" + name + "\""), 201,
                "security_group", SERVICE, "/security-groups");
        assertThat(group.path("security_group_rules")).hasSize(2).allSatisfy(
                rule -> assertThat(rule.path("direction").asText()).isEqualTo("egress"));
        var rule = "\"security_group_id\": \"" + id(group) + "\", \"direction\": \"ingress\", \"ethertype\": \"IPv4\","
                + "\"protocol\": \"tcp\", \"port_range_min\": 22, \"port_range_max\": 22";
        expect(201, post("/security-group-rules", "security_group_rule", rule));
        refused(post("/security-group-rules", "security_group_rule", rule), 409, "SecurityGroupRuleExists");
        refused(post("/security-group-rules", "security_group_rule", rule.replace("_min\": 22", "_min\": 23")), 400,
                "SecurityGroupInvalidPortRange");
    }

    @Test
    void eachQuotaIsAConflictWhenExceeded() {
        exceeded("/security-groups", "security_group", "\"name\": \"" + name + "\"");
        exceeded("/routers", "router", "\"name\": \"" + name + "\"");
        exceeded("/networks", "network", "\"name\": \"" + name + "\"");
        exceeded("/floatingips", "floatingip", "\"floating_network_id\": \"" + id(external()) + "\"");
    }

    @Test
    void quotasOfWhatANetworkHoldsAreConflictsToo() {
        var network = id(network(name));
        exceeded("/subnets", "subnet", i -> """
                "network_id": "%s", "ip_version": 4, "cidr": "10.%d.0.0/24"
                """.formatted(network, i));
        var crowded = network(name);
        subnet(crowded, "10.67.0.0/24");
        exceeded("/ports", "port", _ -> "\"network_id\": \"" + id(crowded) + "\"");
        var group = made(post("/security-groups", "security_group", "\"name\": \"" + name + "\""), 201,
                "security_group", SERVICE, "/security-groups");
        exceeded("/security-group-rules", "security_group_rule", i -> """
                "security_group_id": "%s", "direction": "ingress", "ethertype": "IPv4", "protocol": "tcp",
                "port_range_min": %d, "port_range_max": %d
                """.formatted(id(group), 1000 + i, 1000 + i));
    }

    private void exceeded(String path, String object, String attributes) {
        exceeded(path, object, _ -> attributes);
    }

    private void exceeded(String path, String object, IntFunction<String> attributes) {
        for (int i = 0; i < 250; i++) {
            var said = post(path, object, attributes.apply(i));
            if (said.status() != 201) {
                refused(said, 409, "OverQuota");
                assertThat(said.json().at("/NeutronError/message").asText())
                        .isEqualTo("Quota exceeded for resources: ['" + object + "'].");
                tidyUp();
                return;
            }
            made(said, 201, object, SERVICE, path);
        }
        throw new AssertionError("no quota on " + path);
    }
}
