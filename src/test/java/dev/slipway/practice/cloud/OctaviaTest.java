package dev.slipway.practice.cloud;

import static dev.slipway.practice.cloud.TestCloud.NOWHERE;
import static dev.slipway.practice.cloud.TestCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.HttpReply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies and codes as an Octavia of the Zed release gives them. */
class OctaviaTest {

    private static final String V2 = "/load-balancer/v2.0/lbaas/";

    private final TestCloud cloud = TestCloud.signedIn();
    private final String network = cloud.network();
    private final String subnet = cloud.subnet(network);

    /** What the cloud controller sends for a Service with one port. */
    private String whole() {
        return """
                {"loadbalancer": {"name": "kube_service_a_default_web", "vip_subnet_id": "%s", "listeners": [{"name": "l",
                "protocol": "TCP", "protocol_port": 80, "default_pool": {"name": "p", "protocol": "TCP",
                "lb_algorithm": "ROUND_ROBIN", "members": [{"address": "10.6.0.9", "protocol_port": 30080}],
                "healthmonitor": {"type": "TCP", "delay": 5, "timeout": 3, "max_retries": 1}}}]}}""".formatted(subnet);
    }

    private static void assertRefused(HttpReply reply, int status, String words) {
        assertThat(reply.text())
                .isEqualTo("{\"faultcode\":\"Client\",\"faultstring\":\"" + words + "\",\"debuginfo\":null}");
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void aWholeLoadBalancerComesInOneRequestAndIsActiveInTime() {
        JsonNode made = json(cloud.post(V2 + "loadbalancers", whole())).path("loadbalancer");
        String id = made.path("id").asText();

        assertThat(made.path("provisioning_status").asText()).isEqualTo("PENDING_CREATE");
        assertThat(made.at("/pools/0/members/0/address").asText()).isEqualTo("10.6.0.9");
        cloud.pass(Duration.ofSeconds(15));
        JsonNode active = cloud.read(V2 + "loadbalancers/" + id);
        assertThat(active.path("provisioning_status").asText()).isEqualTo("ACTIVE");
        assertThat(active.path("operating_status").asText()).isEqualTo("ONLINE");
        assertThat(active.path("vip_address").asText()).isEqualTo("10.6.0.2");
        assertThat(cloud.read(V2 + "listeners?loadbalancer_id=" + id).path(0).path("default_pool_id").asText())
                .isEqualTo(active.at("/pools/0/id").asText());
        assertThat(cloud.read("/network/v2.0/ports/" + active.path("vip_port_id").asText()).path("name").asText())
                .isEqualTo("octavia-lb-" + id);
    }

    @Test
    void aPendingLoadBalancerIsImmutable() {
        String id = cloud.create(V2 + "loadbalancers", whole());
        String listener =
                "{\"listener\": {\"protocol\": \"TCP\", \"protocol_port\": 81, \"loadbalancer_id\": \"" + id + "\"}}";

        assertRefused(cloud.delete(V2 + "loadbalancers/" + id + "?cascade=true"), 409,
                "Invalid state PENDING_CREATE of loadbalancer resource " + id);
        assertRefused(cloud.post(V2 + "listeners", listener), 409,
                "Load Balancer " + id + " is immutable and cannot be updated.");
        cloud.pass(Duration.ofSeconds(15));
        assertThat(cloud.post(V2 + "listeners", listener).status()).isEqualTo(201);
        assertThat(cloud.read(V2 + "loadbalancers/" + id).path("provisioning_status").asText())
                .isEqualTo("PENDING_UPDATE");
    }

    @Test
    void deletingNeedsCascadeWhileThereArePartsAndTakesThePortAlong() {
        String id = cloud.create(V2 + "loadbalancers", whole());
        cloud.pass(Duration.ofSeconds(15));

        assertRefused(cloud.delete(V2 + "loadbalancers/" + id), 400,
                "Validation failure: Cannot delete Load Balancer " + id + " - it has children");
        assertThat(cloud.delete(V2 + "loadbalancers/" + id + "?cascade=true").status()).isEqualTo(204);
        assertThat(cloud.read(V2 + "loadbalancers/" + id).path("provisioning_status").asText())
                .isEqualTo("PENDING_DELETE");
        cloud.pass(Duration.ofSeconds(5));
        assertRefused(cloud.get(V2 + "loadbalancers/" + id), 404, "Load Balancer " + id + " not found.");
        assertThat(cloud.read("/network/v2.0/ports?network_id=" + network)).isEmpty();
        assertThat(cloud.read(V2 + "pools")).isEmpty();
        assertThat(cloud.delete("/network/v2.0/networks/" + network).status()).isEqualTo(204);
    }

    @Test
    void membersAreReplacedAsASet() {
        cloud.create(V2 + "loadbalancers", whole());
        cloud.pass(Duration.ofSeconds(15));
        String members = V2 + "pools/" + cloud.read(V2 + "pools").path(0).path("id").asText() + "/members";
        String kept = cloud.read(members).path(0).path("id").asText();

        assertThat(cloud.put(members, """
                {"members": [{"address": "10.6.0.9", "protocol_port": 30080, "weight": 5},
                {"address": "10.6.0.10", "protocol_port": 30080}]}""").status()).isEqualTo(202);
        cloud.pass(Duration.ofSeconds(2));
        assertThat(cloud.read(members).findValuesAsText("address")).containsExactly("10.6.0.9", "10.6.0.10");
        assertThat(cloud.read(members + "/" + kept).path("weight").asInt()).isEqualTo(5);
        cloud.put(members, "{\"members\": [{\"address\": \"10.6.0.10\", \"protocol_port\": 30080}]}");
        cloud.pass(Duration.ofSeconds(2));
        assertThat(cloud.read(members).findValuesAsText("address")).containsExactly("10.6.0.10");
    }

    @Test
    void whatCannotBeIsRefusedInOctaviasWords() {
        assertRefused(cloud.post(V2 + "loadbalancers", "{\"loadbalancer\": {}}"), 400,
                "Validation failure: VIP must contain one of: vip_port_id, vip_network_id, vip_subnet_id.");
        assertRefused(cloud.post(V2 + "loadbalancers", whole().replace(subnet, NOWHERE)), 400,
                "Subnet " + NOWHERE + " not found.");
        assertRefused(
                cloud.post(V2 + "loadbalancers", whole().replace("\"name\": \"kube", "\"bogus\": 1, \"name\": \"kube")),
                400,
                "Unknown attribute for argument load_balancer.loadbalancer: bogus");
        assertRefused(cloud.get(V2 + "loadbalancers?bogus=1"), 400,
                "One or more arguments are either duplicate or invalid");
        assertRefused(cloud.post(V2 + "loadbalancers", "xx"), 400, "Request is not in valid JSON format");
    }

    @Test
    void aQuotaThatIsMetIsForbiddenAndLeavesNothingBehind() {
        TestCloud small = TestCloud.signedIn(Map.of("load-balancer.load_balancer", 0L));
        String other = small.network();
        String body = "{\"loadbalancer\": {\"vip_subnet_id\": \"" + small.subnet(other) + "\"}}";

        assertRefused(small.post(V2 + "loadbalancers", body), 403, "Quota has been met for resources: Load Balancer");
        assertThat(small.read("/network/v2.0/ports")).isEmpty();
    }
}
