package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.openstack.CloudUnderTest.Said;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"loadbalancers?limit=x", "loadbalancers?sort_key=nonsense",
            "loadbalancers?sort_key=name&sort_dir=sideways", "loadbalancers?nonsense=1", "listeners?sort_key=nonsense",
            "pools?sort_key=nonsense", "healthmonitors?sort_key=nonsense", "loadbalancers?marker=" + NOWHERE})
    void aListIsNotNarrowedOrSortedByJustAnything(String path) {
        expect(400, cloud().get(SERVICE, "/lbaas/" + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loadbalancers?sort=name:asc", "loadbalancers?sort_key=name&sort_dir=desc",
            "loadbalancers?limit=1", "pools?fields=id", "listeners?name=x", "loadbalancers?not-tags=x"})
    void whatMayBeAskedOfAListIsAnswered(String path) {
        expect(200, cloud().get(SERVICE, "/lbaas/" + path));
    }

    @Test
    void aChangeIsReadBeforeItsTargetIsLookedFor() {
        for (var path : List.of("loadbalancers", "listeners", "pools", "healthmonitors")) {
            refused(cloud().put(SERVICE, "/lbaas/" + path + "/" + NOWHERE, "{\"x\": {}}"), 400);
        }
    }

    @Test
    void loadBalancersHaveAQuota() {
        var subnet = subnet().path("id").asText();
        var paths = new ArrayList<String>();
        afterwards(() -> {
            paths.forEach(path -> states(() -> state(path), state -> !state.startsWith("PENDING")));
            paths.forEach(path -> cloud().delete(SERVICE, path + "?cascade=true"));
            paths.forEach(path -> states(() -> state(path), state -> state.equals("gone") || state.equals("DELETED")));
        });
        for (int i = 0; i < 50; i++) {
            var said = cloud().post(SERVICE, "/lbaas/loadbalancers", """
                    {"loadbalancer": {"name": "%s", "vip_subnet_id": "%s"}}""".formatted(name, subnet));
            if (said.status() != 201) {
                refused(said, 403);
                assertThat(said.json().path("faultstring").asText())
                        .isEqualTo("Quota has been met for resources: Load Balancer");
                return;
            }
            paths.add("/lbaas/loadbalancers/" + said.json().at("/loadbalancer/id").asText());
        }
        throw new AssertionError("no quota on load balancers");
    }

    @Test
    void whoLacksItsRoleSeesAndMakesNothing() {
        var credentials = "/users/" + cloud().token().at("/user/id").asText() + "/application_credentials";
        var credential = made(cloud().post(Catalog.IDENTITY, credentials, """
                {"application_credential": {"name": "%s", "roles": [{"name": "member"}]}}""".formatted(name)), 201,
                "application_credential", Catalog.IDENTITY, credentials);
        var token = expect(201, cloud().post(Catalog.IDENTITY, "/auth/tokens", """
                {"auth": {"identity": {"methods": ["application_credential"],
                 "application_credential": {"id": "%s", "secret": "%s"}}}}"""
                .formatted(credential.path("id").asText(), credential.path("secret").asText()), "x-auth-token", ""))
                .header("x-subject-token");
        for (var path : List.of("loadbalancers", "listeners", "pools", "providers",
                "quotas/" + cloud().token().at("/project/id").asText())) {
            refused(cloud().get(SERVICE, "/lbaas/" + path, "x-auth-token", token), 403);
        }
        refused(cloud().post(SERVICE, "/lbaas/loadbalancers",
                "{\"loadbalancer\": {\"vip_subnet_id\": \"" + NOWHERE + "\"}}", "x-auth-token", token), 403);
        refused(cloud().get(SERVICE, "/lbaas/loadbalancers/" + NOWHERE, "x-auth-token", token), 404);
        expect(200, cloud().get(Catalog.NETWORK, "/networks", "x-auth-token", token));
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
