package dev.slipway.practice.cloud;

import static dev.slipway.practice.cloud.TestCloud.NOWHERE;
import static dev.slipway.practice.cloud.TestCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.ServerObserver;
import dev.slipway.practice.ServerView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies and codes as a Nova of the Zed release gives them. */
class NovaTest {

    private static final String V2 = "/compute/v2.1/";
    private static final Map<String, String> V264 = Map.of("openstack-api-version", "compute 2.64");
    private static final Map<String, String> V279 = Map.of("openstack-api-version", "compute 2.79");

    private final TestCloud cloud = TestCloud.signedIn();

    private static void assertRefused(HttpReply reply, int status, String name, String message) {
        assertThat(reply.text())
                .isEqualTo(Json.write(Json.object(name, Json.object("code", status, "message", message))));
        assertThat(reply.status()).isEqualTo(status);
    }

    private String port() {
        String network = cloud.network();
        String subnet = cloud.subnet(network);
        cloud.router(subnet);
        return cloud.port(network);
    }

    @Test
    void aServerIsBuiltInTenSecondsOnThePortItWasGiven() {
        String port = port();
        String server = cloud.server(port);
        cloud.create("/network/v2.0/floatingips", """
                {"floatingip": {"floating_network_id": "%s", "port_id": "%s"}}""".formatted(cloud.externalNetwork(),
                port));

        cloud.pass(Duration.ofMillis(9_999));
        assertThat(cloud.read(V2 + "servers/" + server).path("status").asText()).isEqualTo("BUILD");
        assertThat(cloud.read("/network/v2.0/ports/" + port).path("status").asText()).isEqualTo("DOWN");
        cloud.pass(Duration.ofMillis(1));
        JsonNode active = cloud.read(V2 + "servers/" + server);
        assertThat(active.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(active.at("/addresses/n").findValuesAsText("OS-EXT-IPS:type")).containsExactly("fixed", "floating");
        assertThat(active.at("/addresses/n/0/addr").asText()).isEqualTo("10.6.0.2");
        assertThat(active.path("OS-EXT-AZ:availability_zone").asText()).isEqualTo("nova");
        assertThat(active.path("hostId").asText()).hasSize(56);
        JsonNode bound = cloud.read("/network/v2.0/ports/" + port);
        assertThat(bound.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(bound.path("device_id").asText()).isEqualTo(server);
        assertThat(bound.path("device_owner").asText()).isEqualTo("compute:nova");
    }

    @Test
    void aServerThatGoesLeavesThePortThatWasThereBeforeAndTakesTheOneMadeForIt() {
        String port = port();
        String server = cloud.server(port);
        String network = cloud.read("/network/v2.0/ports/" + port).path("network_id").asText();
        String other = cloud.create(V2 + "servers", """
                {"server": {"name": "w", "flavorRef": "2", "imageRef": "%s", "networks": [{"uuid": "%s"}]}}"""
                .formatted(cloud.image(), network));
        cloud.pass(Duration.ofSeconds(10));
        String made = cloud.read("/network/v2.0/ports?device_id=" + other).path(0).path("id").asText();

        assertThat(cloud.delete(V2 + "servers/" + server).status()).isEqualTo(204);
        assertThat(cloud.delete(V2 + "servers/" + other).status()).isEqualTo(204);
        assertThat(cloud.read(V2 + "servers/" + server).path("OS-EXT-STS:task_state").asText()).isEqualTo("deleting");
        cloud.pass(Duration.ofSeconds(3));
        assertRefused(cloud.get(V2 + "servers/" + server), 404, "itemNotFound",
                "Instance " + server + " could not be found.");
        assertThat(cloud.read("/network/v2.0/ports/" + port).path("device_id").asText()).isEmpty();
        assertThat(cloud.get("/network/v2.0/ports/" + made).status()).isEqualTo(404);
    }

    @Test
    void whoObservesIsToldOnceWhenAServerBootsAndWhenItIsGone() {
        List<String> told = new ArrayList<>();
        cloud.services.observe(new ServerObserver() {
            @Override
            public void active(ServerView server) {
                told.add(server.name() + server.addresses() + server.userData().strip() + server.loginUser()
                        + server.vcpus()
                        + server.metadata());
                cloud.get(V2 + "servers");
            }

            @Override
            public void failed(String serverId) {
                throw new AssertionError("nothing failed");
            }

            @Override
            public void deleted(String serverId) {
                told.add("deleted");
            }

            @Override
            public String consoleLog(String serverId) {
                return "one\ntwo\nthree";
            }
        });
        String server = cloud.server(port());
        cloud.pass(Duration.ofMinutes(1));
        String console = V2 + "servers/" + server + "/action";

        assertThat(json(cloud.post(console, "{\"os-getConsoleOutput\": {}}")).path("output").asText())
                .isEqualTo("one\ntwo\nthree");
        assertThat(json(cloud.post(console, "{\"os-getConsoleOutput\": {\"length\": 2}}")).path("output").asText())
                .isEqualTo("two\nthree");
        cloud.delete(V2 + "servers/" + server);
        cloud.pass(Duration.ofMinutes(1));
        cloud.get(V2 + "servers");
        cloud.get(V2 + "servers");
        assertThat(told).containsExactly("cp-1[10.6.0.2]#cloud-configdebian2{slipway-cluster=a}", "deleted");
    }

    @Test
    void aServerIsRefusedInNovasWords() {
        String port = port();
        String body = cloud.serverBody(port);

        assertRefused(cloud.post(V2 + "servers", body.replace("\"3\"", "\"no\"")), 400, "badRequest",
                "Flavor no could not be found.");
        assertRefused(cloud.post(V2 + "servers", body.replace(cloud.image(), NOWHERE)), 400, "badRequest",
                "Can not find requested image");
        assertRefused(cloud.post(V2 + "servers", body.replace(port, NOWHERE)), 400, "badRequest",
                "Port id " + NOWHERE + " could not be found.");
        assertRefused(cloud.post(V2 + "servers", body.replace("\"name\"", "\"key_name\": \"no\", \"name\"")), 400,
                "badRequest",
                "Invalid key_name provided.");
        assertThat(cloud.post(V2 + "servers", body.replace("\"name\"", "\"bogus\": 1, \"name\"")).text())
                .contains("Additional properties are not allowed ('bogus' was unexpected)");
        assertThat(cloud.post(V2 + "servers", body.replace("I2Nsb", "!")).text()).contains("is not a 'base64'");
        cloud.server(port);
        assertRefused(cloud.post(V2 + "servers", body), 409, "conflictingRequest",
                "Port " + port + " is still in use.");
    }

    @Test
    void keyPairsAreUniqueByName() {
        String body = "{\"keypair\": {\"name\": \"k\", \"public_key\": \"" + TestCloud.KEY + "\"}}";

        HttpReply made = cloud.post(V2 + "os-keypairs", body);
        assertThat(made.status()).isEqualTo(200);
        assertThat(json(made).at("/keypair/fingerprint").asText())
                .isEqualTo("18:39:f1:7d:1d:97:d5:5e:aa:37:bb:66:71:d5:34:e5");
        assertRefused(cloud.post(V2 + "os-keypairs", body), 409, "conflictingRequest", "Key pair 'k' already exists.");
        assertRefused(cloud.post(V2 + "os-keypairs", body.replace("ssh-ed25519 AAAA", "no")), 400, "badRequest",
                "Keypair data is invalid: failed to generate fingerprint");
        assertThat(cloud.delete(V2 + "os-keypairs/k").status()).isEqualTo(202);
        assertRefused(cloud.get(V2 + "os-keypairs/k"), 404, "itemNotFound",
                "Keypair k not found for user " + cloud.user());
    }

    @Test
    void softPoliciesOfServerGroupsNeedAMicroversionAndLaterAnotherName() {
        String listed = "{\"server_group\": {\"name\": \"g\", \"policies\": [\"soft-anti-affinity\"]}}";
        String single = "{\"server_group\": {\"name\": \"g\", \"policy\": \"soft-anti-affinity\"}}";

        assertThat(cloud.post(V2 + "os-server-groups", listed).text())
                .contains("'soft-anti-affinity' is not one of ['anti-affinity', 'affinity']");
        assertThat(cloud.call("POST", V2 + "os-server-groups", listed, Map.of("openstack-api-version", "compute 2.15"))
                .status())
                .isEqualTo(200);
        assertThat(cloud.call("POST", V2 + "os-server-groups", listed, V264).text())
                .contains("'policy' is a required property");
        JsonNode group = json(cloud.call("POST", V2 + "os-server-groups", single, V264)).path("server_group");
        assertThat(group.path("policy").asText()).isEqualTo("soft-anti-affinity");
        assertThat(cloud.read(V2 + "os-server-groups/" + group.path("id").asText()).path("policies").toString())
                .isEqualTo("[\"soft-anti-affinity\"]");
    }

    @Test
    void aHardPolicyLeavesAServerWithoutAHostWhenNoneIsLeft() {
        String network = cloud.network();
        cloud.subnet(network);
        String group = cloud.create(V2 + "os-server-groups",
                "{\"server_group\": {\"name\": \"g\", \"policies\": [\"anti-affinity\"]}}");
        String last = "";
        for (int i = 0; i < 13; i++) {
            last = cloud.create(V2 + "servers", """
                    {"server": {"name": "w", "flavorRef": "2", "imageRef": "%s", "networks": [{"uuid": "%s"}]},
                    "os:scheduler_hints": {"group": "%s"}}""".formatted(cloud.image(), network, group));
        }
        cloud.pass(Duration.ofMinutes(1));

        JsonNode server = cloud.read(V2 + "servers/" + last);
        assertThat(server.path("status").asText()).isEqualTo("ERROR");
        assertThat(server.at("/fault/message").asText())
                .isEqualTo("No valid host was found. There are not enough hosts available.");
        assertThat(cloud.read(V2 + "servers?status=ACTIVE")).hasSize(12);
        assertThat(cloud.read(V2 + "os-server-groups/" + group).path("members")).hasSize(13);
    }

    @Test
    void quotasOfCoresAndInstancesAreOneRefusal() {
        TestCloud small = TestCloud.signedIn(Map.of("compute.instances", 0L, "compute.cores", 1L));
        String network = small.network();
        small.subnet(network);

        assertRefused(small.post(V2 + "servers", small.serverBody(small.port(network))), 403, "forbidden",
                "Quota exceeded for cores, instances: Requested 2, 1, but already used 0, 0 of 1, 0 cores, instances");
    }

    @Test
    void aServerShowsMoreUnderALaterMicroversion() {
        String server = cloud.server(port());

        assertThat(cloud.read(V2 + "servers/" + server).at("/flavor/id").asText()).isEqualTo("3");
        HttpReply later = cloud.call("GET", V2 + "servers/" + server, "", V279);
        assertThat(json(later).at("/server/flavor/original_name").asText()).isEqualTo("m1.medium");
        assertThat(later.headers()).containsEntry("openstack-api-version", "compute 2.79");
        assertRefused(cloud.call("GET", V2 + "servers", "", Map.of("openstack-api-version", "compute 2.99")), 406,
                "computeFault",
                "Version 2.99 is not supported by the API. Minimum is 2.1 and maximum is 2.93.");
    }

    @Test
    void limitsCountWhatIsThere() {
        cloud.server(port());

        JsonNode absolute = cloud.read(V2 + "limits").path("absolute");
        assertThat(absolute.path("totalInstancesUsed").asInt()).isEqualTo(1);
        assertThat(absolute.path("totalCoresUsed").asInt()).isEqualTo(2);
        assertThat(absolute.path("totalRAMUsed").asInt()).isEqualTo(4096);
    }

    @Test
    void otherProjectsServersNeedAnAdministrator() {
        assertRefused(cloud.get(V2 + "servers?all_tenants=1"), 403, "forbidden",
                "Policy doesn't allow os_compute_api:servers:index:get_all_tenants to be performed.");
    }
}
