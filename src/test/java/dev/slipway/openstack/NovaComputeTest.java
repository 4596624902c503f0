package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.openstack.Compute.Address;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NovaComputeTest {

    private static final String NOVA = "https://nova.example/v2.1";

    private final TestCloud cloud = new TestCloud();

    @Test
    void aServerOfAnotherNameThatMatchesIsNotPicked() throws IOException {
        cloud.exchange.on("GET " + NOVA + "/servers/detail?name=%5Esmall-w-1%24", 200,
                "{\"servers\": [{\"id\": \"1\", \"name\": \"small-w-1\"}, {\"id\": \"2\", \"name\": \"SMALL-W-1\"}]}");
        assertThat(cloud.signIn().compute().serversNamed("small-w-1")).extracting(Compute.Server::id)
                .containsExactly("1");
    }

    @Test
    void aServerIsAskedForWithPortKeyUserDataGroupZoneAndMetadata() throws IOException {
        cloud.exchange.on("POST " + NOVA + "/servers", 202,
                "{\"server\": {\"id\": \"s1\", \"links\": [], \"adminPass\": \"x\"}}");
        var made = cloud.signIn().compute()
                .createServer(new Compute.NewServer("small-w-1", "f1", "i1", "key", "p1", "#cloud-config\nö",
                        Optional.of("g1"), Optional.of("az1"), Map.of("slipway-cluster", "small-1")));
        assertThat(made).returns("s1", Compute.Server::id).returns("small-w-1", Compute.Server::name)
                .returns("BUILD", Compute.Server::status);
        assertThat(new ObjectMapper().readTree(cloud.exchange.lastBody())).isEqualTo(new ObjectMapper().readTree("""
                {"server": {"name": "small-w-1", "flavorRef": "f1", "imageRef": "i1", "key_name": "key",
                  "networks": [{"port": "p1"}], "user_data": "I2Nsb3VkLWNvbmZpZwrDtg==", "availability_zone": "az1",
                  "metadata": {"slipway-cluster": "small-1"}},
                 "os:scheduler_hints": {"group": "g1"}}"""));
    }

    @Test
    void aServerIsReadAsNovaTellsIt() {
        cloud.exchange.on("GET " + NOVA + "/servers/s1", 200, """
                {"server": {"id": "s1", "name": "small-w-1", "status": "ERROR", "hostId": "h1", "image": {"id": "i1"},
                 "flavor": {"original_name": "m1.small", "vcpus": 1}, "fault": {"code": 500, "message": "No valid host was found. "},
                 "OS-EXT-AZ:availability_zone": "nova", "metadata": {"a": "b"},
                 "os-extended-volumes:volumes_attached": [{"id": "v1", "delete_on_termination": false}],
                 "addresses": {"net": [{"version": 4, "addr": "10.0.0.5", "OS-EXT-IPS:type": "fixed"},
                                       {"version": 4, "addr": "172.24.4.9", "OS-EXT-IPS:type": "floating"}]}}}""");
        assertThat(cloud.signIn().compute().server("s1")).contains(new Compute.Server("s1", "small-w-1", "ERROR",
                "No valid host was found. ", "m1.small", "i1", "nova", "h1",
                List.of(new Address("10.0.0.5", "fixed", "net"), new Address("172.24.4.9", "floating", "net")),
                Map.of("a", "b"), List.of("v1")));
    }

    @Test
    void aStatusThatNobodyHasHeardOfIsReadAsItIs() {
        cloud.exchange.on("GET " + NOVA + "/servers/detail", 200,
                "{\"servers\": [{\"id\": \"s1\", \"status\": \"SHELVED_OFFLOADED\", \"image\": \"\", \"hostId\": null}]}");
        assertThat(cloud.signIn().compute().servers()).singleElement()
                .returns("SHELVED_OFFLOADED", Compute.Server::status)
                .returns("", Compute.Server::imageId).returns("", Compute.Server::hostId);
    }

    @Test
    void aSoftPolicyIsAskedForInTheOldForm() {
        cloud.exchange.on("POST " + NOVA + "/os-server-groups", 200,
                "{\"server_group\": {\"id\": \"g1\", \"name\": \"n\", \"policies\": [\"soft-anti-affinity\"], \"members\": []}}");
        assertThat(cloud.signIn().compute().createServerGroup("n", "soft-anti-affinity"))
                .returns(List.of("soft-anti-affinity"), Compute.ServerGroup::policies);
        assertThat(cloud.exchange.last().headers()).containsEntry("openstack-api-version", "compute 2.15");
        assertThat(cloud.exchange.lastBody()).containsIgnoringWhitespaces("\"policies\":[\"soft-anti-affinity\"]");
    }

    @Test
    void aServerThatIsNotYetOnAHostHasAnEmptyConsole() {
        var call = "POST " + NOVA + "/servers/s1/action";
        cloud.exchange
                .on(call, 409, "{\"conflictingRequest\": {\"code\": 409, \"message\": \"Instance s1 is not ready\"}}")
                .on(call, 200, "{\"output\": \"hello\"}");
        var compute = cloud.signIn().compute();
        assertThat(compute.consoleLog("s1")).isEmpty();
        assertThat(compute.consoleLog("s1")).isEqualTo("hello");
    }

    @Test
    void keyPairsAreCountedByOurselvesAndReservationsAreUsed() {
        cloud.exchange.on("GET " + NOVA + "/os-quota-sets/p1/detail", 200, """
                {"quota_set": {"id": "p1", "cores": {"limit": 20, "in_use": 3, "reserved": 2},
                 "key_pairs": {"limit": 100, "in_use": 0, "reserved": 0}}}""");
        cloud.exchange.on("GET " + NOVA + "/os-keypairs", 200,
                "{\"keypairs\": [{\"keypair\": {\"name\": \"k\", \"fingerprint\": \"f\"}}]}");
        assertThat(cloud.signIn().compute().quotas())
                .isEqualTo(Map.of("cores", new Quota(5, 20), "key_pairs", new Quota(1, 100)));
    }
}
