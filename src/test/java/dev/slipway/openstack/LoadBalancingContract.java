package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.openstack.CloudUnderTest.Said;
import org.junit.jupiter.api.Test;

/** Octavia's replies that Slipway, and the cluster's own programs, go by. */
abstract class LoadBalancingContract extends WireContract {

    private static final String SERVICE = Catalog.LOAD_BALANCER;
    private static final String NOWHERE = "00000000-0000-0000-0000-00000000dead";

    private static void refused(Said said, int status) {
        assertThat(said.status()).as(said.toString()).isEqualTo(status);
        assertThat(said.json().path("faultcode").asText()).as(said.toString()).isEqualTo("Client");
        assertThat(said.json().path("faultstring").asText()).as(said.toString()).isNotEmpty();
    }

    private String state(String path) {
        var said = cloud().get(SERVICE, path);
        return said.status() == 404 ? "gone" : said.json().at("/loadbalancer/provisioning_status").asText();
    }

    private JsonNode subnet() {
        var network = made(cloud().post(Catalog.NETWORK, "/networks", "{\"network\": {\"name\": \"" + name + "\"}}"),
                201, "network", Catalog.NETWORK, "/networks");
        return made(cloud().post(Catalog.NETWORK, "/subnets", """
                {"subnet": {"network_id": "%s", "ip_version": 4, "cidr": "10.66.0.0/24"}}"""
                .formatted(network.path("id").asText())), 201, "subnet", Catalog.NETWORK, "/subnets");
    }

    @Test
    void aLoadBalancerIsImmutableUntilItIsActive() {
        var subnet = subnet().path("id").asText();
        var said = expect(201, cloud().post(SERVICE, "/lbaas/loadbalancers", """
                {"loadbalancer": {"name": "%s", "vip_subnet_id": "%s", "tags": ["x"]}}""".formatted(name, subnet)));
        var balancer = said.json().path("loadbalancer");
        var id = balancer.path("id").asText();
        var path = "/lbaas/loadbalancers/" + id;
        afterwards(() -> {
            states(() -> state(path), state -> !state.startsWith("PENDING"));
            cloud().delete(SERVICE, path + "?cascade=true");
            states(() -> state(path), state -> state.equals("gone") || state.equals("DELETED"));
        });
        assertThat(balancer.path("provisioning_status").asText()).isEqualTo("PENDING_CREATE");
        assertThat(balancer.path("operating_status").asText()).isEqualTo("OFFLINE");
        assertThat(balancer.path("vip_address").asText()).startsWith("10.66.0.");
        assertThat(balancer.path("vip_port_id").isTextual()).isTrue();
        assertThat(balancer.path("listeners").isArray()).isTrue();
        refused(cloud().put(SERVICE, path, "{\"loadbalancer\": {\"description\": \"no\"}}"), 409);
        refused(listener(id, 80), 409);
        assertThat(states(() -> state(path), state -> !state.startsWith("PENDING")))
                .isSubsetOf("PENDING_CREATE", "ACTIVE").endsWith("ACTIVE");
        expect(201, listener(id, 80));
        states(() -> state(path), "ACTIVE"::equals);
        refused(listener(id, 80), 409);
        var found = expect(200, cloud().get(SERVICE, "/lbaas/loadbalancers?tags=x&name=" + name + "&fields=id"));
        assertThat(found.json().path("loadbalancers")).hasSize(1);
        refused(cloud().delete(SERVICE, path), 400);
        expect(204, cloud().delete(SERVICE, path + "?cascade=true"));
        assertThat(states(() -> state(path), state -> state.equals("gone") || state.equals("DELETED")))
                .isSubsetOf("PENDING_DELETE", "DELETED", "gone");
        expect(200, cloud().get(SERVICE, "/lbaas/loadbalancers?name=" + name));
    }

    private Said listener(String balancer, int port) {
        return cloud().post(SERVICE, "/lbaas/listeners", """
                {"listener": {"loadbalancer_id": "%s", "protocol": "TCP", "protocol_port": %d}}"""
                .formatted(balancer, port));
    }

    @Test
    void quotasTellOnlyTheLimits() {
        var project = cloud().token().path("project").path("id").asText();
        var quota = expect(200, cloud().get(SERVICE, "/lbaas/quotas/" + project)).json().path("quota");
        assertThat(quota.path("load_balancer").isInt()).as(quota.toString()).isTrue();
        expect(403, cloud().get(SERVICE, "/lbaas/quotas/" + NOWHERE.replace("-", "")));
    }

    @Test
    void whatOctaviaDoesNotKnowItRefuses() {
        refused(cloud().get(SERVICE, "/lbaas/loadbalancers/" + NOWHERE), 404);
        refused(cloud().delete(SERVICE, "/lbaas/loadbalancers/" + NOWHERE), 404);
        refused(cloud().delete(SERVICE, "/lbaas/listeners/" + NOWHERE), 404);
        refused(cloud().delete(SERVICE, "/lbaas/pools/" + NOWHERE), 404);
        refused(cloud().post(SERVICE, "/lbaas/loadbalancers", "{\"loadbalancer\": {\"nonsense\": 1}}"), 400);
        refused(cloud().post(SERVICE, "/lbaas/loadbalancers", "{\"loadbalancer\": {}}"), 400);
        refused(cloud().post(SERVICE, "/lbaas/loadbalancers",
                "{\"loadbalancer\": {\"vip_subnet_id\": \"" + NOWHERE + "\"}}"), 400);
        refused(listener(NOWHERE, 80), 404);
    }
}
