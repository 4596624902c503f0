package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.openstack.CloudUnderTest.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nova's replies that Slipway, and the cluster's own programs, go by. */
abstract class ComputeContract extends WireContract {

    private static final String SERVICE = Catalog.COMPUTE;
    private static final String NOWHERE = "00000000-0000-0000-0000-00000000dead";
    private static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKwXJhMYg0jlJqQMsgPSbSkmMdRp3eFMGbRdqk1N9v door";

    private static void refused(Said said, int status, String fault) {
        assertThat(said.status()).as(said.toString()).isEqualTo(status);
        assertThat(said.json().path(fault).path("code").asInt()).as(said.toString()).isEqualTo(status);
        assertThat(said.json().path(fault).path("message").asText()).as(said.toString()).isNotEmpty();
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asText();
    }

    private String image() {
        return id(cloud().get(Catalog.IMAGE, "/images?name=debian-12-generic-amd64").json().path("images").path(0));
    }

    private JsonNode port() {
        var network = made(cloud().post(Catalog.NETWORK, "/networks", "{\"network\": {\"name\": \"" + name + "\"}}"),
                201, "network", Catalog.NETWORK, "/networks");
        made(cloud().post(Catalog.NETWORK, "/subnets", """
                {"subnet": {"network_id": "%s", "ip_version": 4, "cidr": "10.65.0.0/24"}}""".formatted(id(network))),
                201, "subnet", Catalog.NETWORK, "/subnets");
        return made(cloud().post(Catalog.NETWORK, "/ports", "{\"port\": {\"network_id\": \"" + id(network) + "\"}}"),
                201, "port", Catalog.NETWORK, "/ports");
    }

    private Said create(String image, String flavor, String networks, String more) {
        return cloud().post(SERVICE, "/servers", """
                {"server": {"name": "%s", "imageRef": "%s", "flavorRef": "%s", "networks": %s%s}}"""
                .formatted(name, image, flavor, networks, more));
    }

    private String state(String server) {
        var said = cloud().get(SERVICE, "/servers/" + server);
        return said.status() == 404 ? "gone" : said.json().at("/server/status").asText();
    }

    private JsonNode server(JsonNode port) {
        var said = expect(202, create(image(), "2", "[{\"port\": \"" + id(port) + "\"}]", ""));
        return deletedAfterwards(said.json().path("server"));
    }

    private JsonNode deletedAfterwards(JsonNode server) {
        afterwards(() -> {
            cloud().delete(SERVICE, "/servers/" + id(server));
            states(() -> state(id(server)), "gone"::equals);
        });
        return server;
    }

    @Test
    void aServerIsBuiltThenActiveAndGoneIn404() {
        var port = port();
        var server = server(port);
        assertThat(states(() -> state(id(server)), state -> !state.equals("BUILD")))
                .isSubsetOf("BUILD", "ACTIVE").endsWith("ACTIVE");
        var shown = cloud().get(SERVICE, "/servers/" + id(server)).json().path("server");
        assertThat(shown.path("addresses").path(name).path(0).path("OS-EXT-IPS:type").asText()).isEqualTo("fixed");
        assertThat(shown.path("OS-EXT-STS:task_state").isNull()).isTrue();
        assertThat(shown.path("hostId").asText()).matches("[0-9a-f]{56}");
        var used = cloud().get(Catalog.NETWORK, "/ports/" + id(port)).json().path("port");
        assertThat(used.path("device_id").asText()).isEqualTo(id(server));
        assertThat(used.path("device_owner").asText()).startsWith("compute:");
        refused(create(image(), "2", "[{\"port\": \"" + id(port) + "\"}]", ""), 409, "conflictingRequest");
        var console = cloud().post(SERVICE, "/servers/" + id(server) + "/action", "{\"os-getConsoleOutput\": {}}");
        expect(200, console);
        assertThat(console.json().path("output").isTextual()).isTrue();
        expect(204, cloud().delete(SERVICE, "/servers/" + id(server)));
        assertThat(states(() -> state(id(server)), "gone"::equals)).isSubsetOf("ACTIVE", "DELETED", "gone");
        refused(cloud().get(SERVICE, "/servers/" + id(server)), 404, "itemNotFound");
    }

    /** So the command line asks for every server: the image as a device, and the hints by their older name. */
    @Test
    void aServerMayBeAskedForAsTheCommandLineDoes() {
        var group = made(cloud().post(SERVICE, "/os-server-groups",
                "{\"server_group\": {\"name\": \"" + name + "\", \"policies\": [\"anti-affinity\"]}}"), 200,
                "server_group", SERVICE, "/os-server-groups");
        var image = image();
        var said = expect(202, cloud().post(SERVICE, "/servers", """
                {"OS-SCH-HNT:scheduler_hints": {"group": "%s"}, "server": {"name": "%s", "imageRef": "%s",
                 "flavorRef": "2", "networks": [{"port": "%s"}], "block_device_mapping_v2": [{"uuid": "%s",
                 "boot_index": 0, "source_type": "image", "destination_type": "local",
                 "delete_on_termination": true}]}}""".formatted(id(group), name, image, id(port()), image)));
        var server = deletedAfterwards(said.json().path("server"));
        assertThat(states(() -> state(id(server)), state -> !state.equals("BUILD"))).endsWith("ACTIVE");
        assertThat(cloud().get(SERVICE, "/os-server-groups/" + id(group)).json().at("/server_group/members/0").asText())
                .isEqualTo(id(server));
    }

    @Test
    void whatIsNotThereCannotBeBootedFrom() {
        var port = "[{\"port\": \"" + NOWHERE + "\"}]";
        refused(create(NOWHERE, "2", "\"none\"", ""), 400, "badRequest");
        refused(create(image(), "no-such-flavor", "\"none\"", ""), 400, "badRequest");
        refused(create(image(), "2", port, ""), 400, "badRequest");
        refused(create(image(), "2", "[{\"uuid\": \"" + NOWHERE + "\"}]", ""), 400, "badRequest");
        refused(create(image(), "2", "\"none\"", ", \"key_name\": \"no-such-key\""), 400, "badRequest");
    }

    @Test
    void quotasAreForbidden() {
        var network = "[{\"uuid\": \"" + port().path("network_id").asText() + "\"}]";
        for (int i = 0; i < 100; i++) {
            var said = create(image(), "5", network, "");
            if (said.status() != 202) {
                refused(said, 403, "forbidden");
                assertThat(said.json().at("/forbidden/message").asText())
                        .matches("Quota exceeded for \\S+.*: Requested .*, but already used .* of .*");
                return;
            }
            deletedAfterwards(said.json().path("server"));
        }
        throw new AssertionError("no quota on cores");
    }

    @Test
    void serverGroupsHaveAQuota() {
        for (int i = 0; i < 100; i++) {
            var said = cloud().post(SERVICE, "/os-server-groups",
                    "{\"server_group\": {\"name\": \"" + name + "\", \"policies\": [\"anti-affinity\"]}}");
            if (said.status() != 200) {
                refused(said, 403, "forbidden");
                return;
            }
            var group = made(said, 200, "server_group", SERVICE, "/os-server-groups");
            assertThat(group.path("members").isArray()).isTrue();
        }
        throw new AssertionError("no quota on server groups");
    }

    @Test
    void keyPairsHaveAQuota() {
        for (int i = 0; i < 200; i++) {
            var called = name + "-" + i;
            var said = cloud().post(SERVICE, "/os-keypairs",
                    "{\"keypair\": {\"name\": \"" + called + "\", \"public_key\": \"" + PUBLIC_KEY + "\"}}");
            if (said.status() != 200) {
                refused(said, 403, "forbidden");
                assertThat(said.json().at("/forbidden/message").asText())
                        .isEqualTo("Quota exceeded, too many key pairs.");
                return;
            }
            afterwards(() -> cloud().delete(SERVICE, "/os-keypairs/" + called));
        }
        throw new AssertionError("no quota on key pairs");
    }

    @Test
    void aKeyPairIsTakenOnce() {
        var body = "{\"keypair\": {\"name\": \"" + name + "\", \"public_key\": \"" + PUBLIC_KEY + "\"}}";
        var said = cloud().post(SERVICE, "/os-keypairs", body);
        afterwards(() -> cloud().delete(SERVICE, "/os-keypairs/" + name));
        expect(200, said);
        assertThat(said.json().at("/keypair/fingerprint").asText()).matches("([0-9a-f]{2}:){15}[0-9a-f]{2}");
        refused(cloud().post(SERVICE, "/os-keypairs", body), 409, "conflictingRequest");
        refused(cloud().post(SERVICE, "/os-keypairs", body.replace("ssh-ed25519 AAAA", "nonsense ")), 400,
                "badRequest");
        expect(202, cloud().delete(SERVICE, "/os-keypairs/" + name));
        refused(cloud().delete(SERVICE, "/os-keypairs/" + name), 404, "itemNotFound");
        refused(cloud().get(SERVICE, "/os-keypairs/" + name), 404, "itemNotFound");
    }

    @Test
    void aMemberMakesNoFlavor() {
        refused(cloud().post(SERVICE, "/flavors",
                "{\"flavor\": {\"name\": \"" + name + "\", \"ram\": 1, \"vcpus\": 1, \"disk\": 0}}"), 403, "forbidden");
    }

    @Test
    void whatNovaDoesNotKnowItRefusesOrPassesOver() {
        refused(cloud().get(SERVICE, "/servers/" + NOWHERE), 404, "itemNotFound");
        refused(cloud().delete(SERVICE, "/servers/" + NOWHERE), 404, "itemNotFound");
        refused(cloud().delete(SERVICE, "/os-server-groups/" + NOWHERE), 404, "itemNotFound");
        refused(create(image(), "2", "\"none\"", ", \"nonsense\": 1"), 400, "badRequest");
        refused(cloud().get(SERVICE, "/servers?sort_key=nonsense"), 400, "badRequest");
        refused(cloud().get(SERVICE, "/servers?marker=" + NOWHERE), 400, "badRequest");
        refused(cloud().get(SERVICE, "/servers?limit=-1"), 400, "badRequest");
        expect(200, cloud().get(SERVICE, "/servers?nonsense=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flavors?sort_key=nonsense", "flavors/detail?sort_key=name&sort_dir=sideways",
            "servers?changes-since=x", "servers/detail?sort_key=nonsense", "servers?sort_key=uuid&sort_dir=sideways",
            "os-server-groups?limit=-1", "os-server-groups?limit=x", "flavors?limit=x", "flavors?marker=" + NOWHERE})
    void aListIsNotNarrowedOrSortedByJustAnything(String path) {
        refused(cloud().get(SERVICE, "/" + path), 400, "badRequest");
    }

    @Test
    void aChangeIsReadBeforeItsTargetIsLookedFor() {
        refused(cloud().put(SERVICE, "/servers/" + NOWHERE, "{\"x\": {}}"), 400, "badRequest");
        refused(cloud().post(SERVICE, "/flavors", "{}"), 400, "badRequest");
        refused(cloud().delete(SERVICE, "/flavors/" + NOWHERE), 403, "forbidden");
    }

    @Test
    void microversionsAreNegotiated() {
        var plain = expect(200, cloud().get(SERVICE, "/flavors"));
        assertThat(plain.header("openstack-api-version")).isEqualTo("compute 2.1");
        assertThat(plain.header("vary")).contains("OpenStack-API-Version");
        assertThat(expect(200, cloud().get(SERVICE, "/flavors", "openstack-api-version", "compute 2.61"))
                .header("openstack-api-version")).isEqualTo("compute 2.61");
        refused(cloud().get(SERVICE, "/flavors", "openstack-api-version", "compute 2.9999"), 406,
                "computeFault");
        refused(cloud().get(SERVICE, "/flavors", "openstack-api-version", "compute x"), 400, "badRequest");
        expect(200, cloud().get(SERVICE, "/flavors", "openstack-api-version", "compute latest"));
    }

    @Test
    void zonesAreNamedAndTheirHostsAreNot() {
        var zones = expect(200, cloud().get(SERVICE, "/os-availability-zone")).json().path("availabilityZoneInfo");
        assertThat(zones).isNotEmpty().allSatisfy(zone -> {
            assertThat(zone.path("zoneName").asText()).isNotEmpty();
            assertThat(zone.path("zoneState").path("available").isBoolean()).isTrue();
            assertThat(zone.path("hosts").isNull()).isTrue();
        });
    }

    @Test
    void flavorsArePaged() {
        var first = expect(200, cloud().get(SERVICE, "/flavors/detail?limit=2")).json();
        assertThat(first.path("flavors")).hasSize(2);
        var next = first.path("flavors_links").path(0);
        assertThat(next.path("rel").asText()).isEqualTo("next");
        assertThat(expect(200, cloud().get(SERVICE, next.path("href").asText())).json().path("flavors")).hasSize(2);
    }
}
