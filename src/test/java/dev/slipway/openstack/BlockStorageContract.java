package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.openstack.CloudUnderTest.Said;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cinder's replies that Slipway, and the cluster's own programs, go by. */
abstract class BlockStorageContract extends WireContract {

    private static final String SERVICE = Catalog.BLOCK_STORAGE;
    private static final String NOWHERE = "00000000-0000-0000-0000-00000000dead";

    private static void refused(Said said, int status, String fault) {
        assertThat(said.status()).as(said.toString()).isEqualTo(status);
        assertThat(said.json().path(fault).path("code").asInt()).as(said.toString()).isEqualTo(status);
        assertThat(said.json().path(fault).path("message").asText()).as(said.toString()).isNotEmpty();
    }

    private Said create(String attributes) {
        return cloud().post(SERVICE, "/volumes", "{\"volume\": {\"name\": \"" + name + "\", " + attributes + "}}");
    }

    private String state(String path, String object) {
        var said = cloud().get(SERVICE, path);
        return said.status() == 404 ? "gone" : said.json().path(object).path("status").asText();
    }

    private JsonNode volume() {
        var said = expect(202, create("\"size\": 1, \"metadata\": {\"a\": \"b\"}"));
        var volume = said.json().path("volume");
        var path = "/volumes/" + volume.path("id").asText();
        afterwards(() -> {
            cloud().delete(SERVICE, path);
            states(() -> state(path, "volume"), "gone"::equals);
        });
        assertThat(states(() -> state(path, "volume"), state -> !state.equals("creating")))
                .isSubsetOf("creating", "available").endsWith("available");
        return volume;
    }

    @Test
    void aVolumeIsCreatingThenAvailable() {
        var volume = volume();
        assertThat(volume.path("status").asText()).isEqualTo("creating");
        assertThat(volume.path("metadata").path("a").asText()).isEqualTo("b");
        assertThat(volume.path("attachments").isArray()).isTrue();
        assertThat(volume.path("size").isInt()).isTrue();
        assertThat(volume.path("bootable").asText()).isEqualTo("false");
        assertThat(volume.path("volume_type").asText()).isEqualTo("standard");
        var path = "/volumes/" + volume.path("id").asText();
        refused(cloud().post(SERVICE, path + "/action", "{\"os-extend\": {\"new_size\": 1}}"), 400, "badRequest");
        expect(202, cloud().delete(SERVICE, path));
        assertThat(states(() -> state(path, "volume"), "gone"::equals)).isSubsetOf("available", "deleting", "gone");
        refused(cloud().get(SERVICE, path), 404, "itemNotFound");
    }

    @Test
    void aVolumeWithASnapshotIsKept() {
        var volume = volume().path("id").asText();
        var said = expect(202, cloud().post(SERVICE, "/snapshots",
                "{\"snapshot\": {\"name\": \"" + name + "\", \"volume_id\": \"" + volume + "\"}}"));
        var path = "/snapshots/" + said.json().at("/snapshot/id").asText();
        afterwards(() -> {
            cloud().delete(SERVICE, path);
            states(() -> state(path, "snapshot"), "gone"::equals);
        });
        assertThat(states(() -> state(path, "snapshot"), state -> !state.equals("creating"))).endsWith("available");
        refused(cloud().delete(SERVICE, "/volumes/" + volume), 400, "badRequest");
    }

    @Test
    void whatCinderDoesNotKnowItRefuses() {
        refused(create("\"size\": 0"), 400, "badRequest");
        refused(create("\"size\": \"big\""), 400, "badRequest");
        refused(create("\"size\": 1, \"volume_type\": \"no-such-type\""), 404, "itemNotFound");
        refused(create("\"size\": 1, \"snapshot_id\": \"" + NOWHERE + "\""), 404, "itemNotFound");
        refused(cloud().get(SERVICE, "/volumes/" + NOWHERE), 404, "itemNotFound");
        refused(cloud().delete(SERVICE, "/volumes/" + NOWHERE), 404, "itemNotFound");
        refused(cloud().delete(SERVICE, "/snapshots/" + NOWHERE), 404, "itemNotFound");
        refused(cloud().get(SERVICE, "/volumes?marker=" + NOWHERE), 404, "itemNotFound");
        refused(cloud().get(SERVICE, "/volumes?sort=nonsense:asc"), 400, "badRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"volumes?limit=-1", "volumes/detail?limit=x", "volumes?sort_key=nonsense",
            "volumes/detail?sort_key=name&sort_dir=sideways", "snapshots?limit=-1", "snapshots?sort_key=name",
            "snapshots/detail?sort=name:asc", "types?limit=-1", "types?sort_key=nonsense",
            "types?sort_key=name&sort_dir=sideways"})
    void aListIsNotNarrowedOrSortedByJustAnything(String path) {
        refused(cloud().get(SERVICE, "/" + path), 400, "badRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"volumes?nonsense=1", "volumes?sort=name:asc", "volumes?limit=0", "types?marker=" + NOWHERE,
            "volumes/detail?status=available", "snapshots/detail?volume_id=" + NOWHERE})
    void whatMayBeAskedOfAListIsAnswered(String path) {
        expect(200, cloud().get(SERVICE, "/" + path));
    }

    @Test
    void aChangeIsReadBeforeItsTargetIsLookedFor() {
        refused(cloud().put(SERVICE, "/volumes/" + NOWHERE, "{\"x\": {}}"), 400, "badRequest");
        refused(cloud().put(SERVICE, "/snapshots/" + NOWHERE, "{\"x\": {}}"), 400, "badRequest");
        refused(cloud().post(SERVICE, "/types", "{}"), 400, "badRequest");
    }

    @Test
    void moreThanTheQuotaIsTooMuch() {
        int gigabytes = cloud().get(SERVICE, "/limits").json().at("/limits/absolute/maxTotalVolumeGigabytes").asInt();
        var said = create("\"size\": " + (gigabytes + 1));
        refused(said, 413, "overLimit");
        assertThat(said.json().at("/overLimit/message").asText()).contains("exceeds allowed gigabytes quota");
    }

    @Test
    void volumesAndSnapshotsAreCounted() {
        var volume = volume().path("id").asText();
        exceeded("/snapshots", "snapshot", "\"volume_id\": \"" + volume + "\"",
                "SnapshotLimitExceeded: Maximum number of snapshots allowed \\(\\d+\\) exceeded");
        exceeded("/volumes", "volume", "\"size\": 1",
                "VolumeLimitExceeded: Maximum number of volumes allowed \\(\\d+\\) exceeded for quota 'volumes'\\.");
    }

    private void exceeded(String path, String object, String attributes, String words) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            var said = cloud().post(SERVICE, path,
                    "{\"" + object + "\": {\"name\": \"" + name + "\", " + attributes + "}}");
            if (said.status() != 202) {
                refused(said, 413, "overLimit");
                assertThat(said.json().at("/overLimit/message").asText()).matches(words);
                ids.forEach(id -> states(() -> state(path + "/" + id, object), state -> !state.equals("creating")));
                ids.forEach(id -> cloud().delete(SERVICE, path + "/" + id));
                ids.forEach(id -> states(() -> state(path + "/" + id, object), "gone"::equals));
                return;
            }
            ids.add(said.json().path(object).path("id").asText());
        }
        throw new AssertionError("no quota on " + path);
    }

    @Test
    void aMemberMakesNoVolumeType() {
        refused(cloud().post(SERVICE, "/types", "{\"volume_type\": {\"name\": \"" + name + "\"}}"), 403, "forbidden");
    }

    @Test
    void volumesAreFoundByNameAndPaged() {
        volume();
        volume();
        var first = expect(200, cloud().get(SERVICE, "/volumes/detail?name=" + name + "&limit=1")).json();
        assertThat(first.path("volumes")).hasSize(1);
        assertThat(first.path("volumes_links").path(0).path("rel").asText()).isEqualTo("next");
        var next = expect(200, cloud().get(SERVICE, first.path("volumes_links").path(0).path("href").asText()));
        assertThat(next.json().path("volumes")).hasSize(1).doesNotContain(first.path("volumes").path(0));
    }

    @Test
    void volumesHaveZonesOfTheirOwn() {
        var zones = expect(200, cloud().get(SERVICE, "/os-availability-zone")).json().path("availabilityZoneInfo");
        assertThat(zones).isNotEmpty().allSatisfy(zone -> {
            assertThat(zone.path("zoneName").asText()).isNotEmpty();
            assertThat(zone.path("zoneState").path("available").isBoolean()).isTrue();
        });
    }

    @Test
    void microversionsAreNegotiated() {
        assertThat(expect(200, cloud().get(SERVICE, "/volumes", "openstack-api-version", "volume 3.42"))
                .header("openstack-api-version")).isEqualTo("volume 3.42");
        expect(406, cloud().get(SERVICE, "/volumes", "openstack-api-version", "volume 3.9999"));
    }
}
