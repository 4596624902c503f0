package dev.slipway.practice.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoreTest {

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Store store =
            new Store(() -> now, new SplittableRandom(1), new Pace(0.5), Map.of("volume.gigabytes", 10L));

    private Thing network() {
        return store.create(Kind.NETWORK, "p", Json.object());
    }

    @Test
    void aChangeHappensWhenItIsDueAtThePaceOfTheCloud() {
        Thing network = network();
        store.after(Duration.ofSeconds(10), network, () -> network.set("status", "ACTIVE"));

        now = now.plusMillis(4_999);
        store.settle();
        assertThat(network.text("status")).isEmpty();
        now = now.plusMillis(1);
        store.settle();
        assertThat(network.text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void whoLooksLateSeesWhatWhoLookedOftenSaw() {
        Thing network = network();
        List<Instant> instants = new ArrayList<>();
        store.after(Duration.ofSeconds(2), network, () -> {
            instants.add(store.now());
            store.after(Duration.ofSeconds(4), network, () -> instants.add(store.now()));
        });
        Instant begin = now;

        now = now.plus(Duration.ofHours(1));
        store.settle();
        assertThat(instants).containsExactly(begin.plusSeconds(1), begin.plusSeconds(3));
    }

    @Test
    void nothingBecomesOfWhatIsGone() {
        Thing network = network();
        store.after(Duration.ZERO, network, () -> network.set("status", "ACTIVE"));

        store.remove(network);
        store.settle();
        assertThat(network.text("status")).isEmpty();
    }

    @Test
    void aQuotaCountsWhatThingsWeighAndOnlyTheProjectsOwn() {
        store.create(Kind.VOLUME, "p", Json.object("size", 7));
        store.create(Kind.VOLUME, "other", Json.object("size", 9));

        assertThatExceptionOfType(OverQuota.class)
                .isThrownBy(() -> store.create(Kind.VOLUME, "p", Json.object("size", 4)))
                .satisfies(over -> assertThat(over.excesses())
                        .containsExactly(new OverQuota.Excess(Limit.GIGABYTES, 4, 7, 10)));
        store.create(Kind.SNAPSHOT, "p", Json.object("size", 3));
        assertThat(store.used(Limit.GIGABYTES, "p")).isEqualTo(10);
    }

    @Test
    void aThingBelongsToItsProject() {
        Thing network = network();

        assertThat(store.find(Kind.NETWORK, network.id(), "p")).isPresent();
        assertThat(store.find(Kind.NETWORK, network.id(), "other")).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameIdsAndEachIsAUuidOfVersionFour() {
        Store again = new Store(() -> now, new SplittableRandom(1), new Pace(1), Map.of());

        String id = store.uuid();
        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
                .isEqualTo(again.uuid());
        assertThat(store.uuid()).isNotEqualTo(id);
    }

    @Test
    void standardQuotasHoldFiftyServersAndWhatTheyNeed() {
        assertThat(Limit.INSTANCES.standard()).isGreaterThanOrEqualTo(50);
        assertThat(Limit.CORES.standard()).isGreaterThanOrEqualTo(50 * 4);
        assertThat(Limit.RAM.standard()).isGreaterThanOrEqualTo(50 * 8192);
        assertThat(Limit.PORTS.standard()).isGreaterThanOrEqualTo(50 + 20);
        assertThat(Limit.VOLUMES.standard()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void pagesJoinedAreTheWholeList() {
        List<ObjectNode> all = IntStream.range(0, 5).mapToObj(i -> Json.object("id", "id" + i)).toList();

        List<String> seen = new ArrayList<>();
        String marker = "";
        do {
            Page page = Page.of(all, HttpRequest.of("GET", "/x?limit=2" + marker, Map.of(), new byte[0]), 1000);
            page.items().forEach(each -> seen.add(each.path("id").asText()));
            marker = page.next().map(next -> "&marker=" + next).orElse("");
        } while (!marker.isEmpty());
        assertThat(seen).containsExactly("id0", "id1", "id2", "id3", "id4");
        assertThatExceptionOfType(Page.UnknownMarker.class)
                .isThrownBy(() -> Page.of(all, HttpRequest.of("GET", "/x?marker=no", Map.of(), new byte[0]), 1000));
    }
}
