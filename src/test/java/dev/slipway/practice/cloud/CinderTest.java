package dev.slipway.practice.cloud;

import static dev.slipway.practice.cloud.TestCloud.NOWHERE;
import static dev.slipway.practice.cloud.TestCloud.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.HttpReply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies and codes as a Cinder of the Zed release gives them. */
class CinderTest {

    private final TestCloud cloud = TestCloud.signedIn();
    private final String v3 = "/volume/v3/" + cloud.project() + "/";

    private String volume(TestCloud on, String more) {
        return on.create("/volume/v3/" + on.project() + "/volumes", "{\"volume\": {\"size\": 1" + more + "}}");
    }

    private String server() {
        String network = cloud.network();
        cloud.subnet(network);
        String server = cloud.server(cloud.port(network));
        cloud.pass(Duration.ofSeconds(10));
        return server;
    }

    private HttpReply attach(String server, String volume) {
        return cloud.call("POST", "/compute/v2.1/servers/" + server + "/os-volume_attachments",
                "{\"volumeAttachment\": {\"volumeId\": \"" + volume + "\"}}",
                Map.of("openstack-api-version", "compute 2.60"));
    }

    private String status(String volume) {
        return cloud.read(v3 + "volumes/" + volume).path("status").asText();
    }

    @Test
    void aVolumeIsMadeAttachedDetachedAndDeletedInTime() {
        String server = server();
        String volume = volume(cloud, ", \"name\": \"v\"");

        assertThat(status(volume)).isEqualTo("creating");
        cloud.pass(Duration.ofSeconds(2));
        assertThat(status(volume)).isEqualTo("available");
        assertThat(attach(server, volume).status()).isEqualTo(200);
        assertThat(status(volume)).isEqualTo("reserved");
        cloud.pass(Duration.ofSeconds(2));
        JsonNode attached = cloud.read(v3 + "volumes/" + volume);
        assertThat(attached.path("status").asText()).isEqualTo("in-use");
        assertThat(attached.at("/attachments/0/server_id").asText()).isEqualTo(server);
        assertThat(attached.at("/attachments/0/device").asText()).isEqualTo("/dev/vdb");
        assertThat(
                cloud.read("/compute/v2.1/servers/" + server).at("/os-extended-volumes:volumes_attached/0/id").asText())
                .isEqualTo(volume);
        assertThat(cloud.delete(v3 + "volumes/" + volume).status()).isEqualTo(400);
        assertThat(cloud.delete("/compute/v2.1/servers/" + server + "/os-volume_attachments/" + volume).status())
                .isEqualTo(202);
        assertThat(status(volume)).isEqualTo("detaching");
        cloud.pass(Duration.ofSeconds(2));
        assertThat(status(volume)).isEqualTo("available");
        assertThat(cloud.delete(v3 + "volumes/" + volume).status()).isEqualTo(202);
        cloud.pass(Duration.ofSeconds(2));
        assertThat(cloud.get(v3 + "volumes/" + volume).text())
                .isEqualTo(
                        "{\"itemNotFound\":{\"code\":404,\"message\":\"Volume " + volume + " could not be found.\"}}");
    }

    @Test
    void onlyAMultiattachVolumeCanBeOnTwoServers() {
        String one = server();
        String other = server();
        String plain = volume(cloud, "");
        String multi = volume(cloud, ", \"volume_type\": \"multiattach\"");
        cloud.pass(Duration.ofSeconds(2));
        attach(one, plain);
        attach(one, multi);
        cloud.pass(Duration.ofSeconds(2));

        assertThat(attach(other, plain).text())
                .contains("Invalid volume: volume " + plain + " is already attached to instances: " + one);
        assertThat(attach(other, multi).status()).isEqualTo(200);
        cloud.pass(Duration.ofSeconds(2));
        assertThat(cloud.read(v3 + "volumes/" + multi).path("attachments")).hasSize(2);
    }

    @Test
    void aServerThatGoesGivesItsVolumesBack() {
        String server = server();
        String volume = volume(cloud, "");
        cloud.pass(Duration.ofSeconds(2));
        attach(server, volume);
        cloud.pass(Duration.ofSeconds(2));

        cloud.delete("/compute/v2.1/servers/" + server);
        cloud.pass(Duration.ofSeconds(3));
        assertThat(status(volume)).isEqualTo("available");
    }

    @Test
    void aSnapshotHoldsItsVolume() {
        String volume = volume(cloud, "");
        cloud.pass(Duration.ofSeconds(2));
        String snapshot = cloud.create(v3 + "snapshots", "{\"snapshot\": {\"volume_id\": \"" + volume + "\"}}");
        cloud.pass(Duration.ofSeconds(2));

        assertThat(cloud.delete(v3 + "volumes/" + volume).text()).contains("have snapshots");
        assertThat(cloud.delete(v3 + "snapshots/" + snapshot).status()).isEqualTo(202);
        cloud.pass(Duration.ofSeconds(2));
        assertThat(cloud.get(v3 + "snapshots/" + snapshot).status()).isEqualTo(404);
        assertThat(cloud.delete(v3 + "volumes/" + volume).status()).isEqualTo(202);
    }

    @Test
    void volumesAreFoundByTheirMetadata() {
        volume(cloud, ", \"metadata\": {\"cinder.csi.openstack.org/cluster\": \"a\"}");
        volume(cloud, ", \"metadata\": {\"cinder.csi.openstack.org/cluster\": \"b\"}");

        assertThat(cloud.read(v3 + "volumes/detail?metadata=%7B%22cinder.csi.openstack.org/cluster%22:%22a%22%7D"))
                .hasSize(1);
    }

    @Test
    void quotasAreKeptToldAndRefusedAs413() {
        TestCloud small = TestCloud.signedIn(Map.of("volume.volumes", 1L, "volume.gigabytes", 10L));
        String path = "/volume/v3/" + small.project() + "/";

        assertThat(small.post(path + "volumes", "{\"volume\": {\"size\": 11}}").text())
                .isEqualTo("{\"overLimit\":{\"code\":413,"
                        + "\"message\":\"VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. "
                        + "Requested 11G, quota is 10G and 0G has been consumed.\",\"retryAfter\":\"0\"}}");
        volume(small, "");
        HttpReply second = small.post(path + "volumes", "{\"volume\": {\"size\": 1}}");
        assertThat(second.status()).isEqualTo(413);
        assertThat(second.text()).contains("Maximum number of volumes allowed (1) exceeded for quota 'volumes'.");
        assertThat(small.read(path + "os-quota-sets/" + small.project() + "?usage=True").path("gigabytes").toString())
                .isEqualTo("{\"limit\":10,\"in_use\":1,\"reserved\":0}");
    }

    @Test
    void whatCannotBeIsRefusedInCindersWords() {
        assertThat(cloud.post(v3 + "volumes", "{\"volume\": {}}").status()).isEqualTo(400);
        assertThat(cloud.post(v3 + "volumes", "{\"volume\": {\"size\": 0}}").text())
                .contains("0 is less than the minimum of 1");
        assertThat(cloud.post(v3 + "volumes", "{\"volume\": {\"size\": 1, \"volume_type\": \"no\"}}").text())
                .contains("Volume type with name no could not be found.");
        assertThat(cloud.post(v3 + "volumes", "{\"x\": 1}").text()).contains("'volume' is a required property");
        assertThat(cloud.post(v3 + "snapshots", "{\"snapshot\": {\"volume_id\": \"" + NOWHERE + "\"}}").status())
                .isEqualTo(404);
        assertThat(json(cloud.get(v3 + "types")).path("volume_types").findValuesAsText("name"))
                .containsExactly("standard", "multiattach");
    }
}
