package dev.slipway.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.NodeRow;
import dev.slipway.text.Texts;
import dev.slipway.ui.cluster.ClusterModel.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterModelTest {

    @TempDir
    private Path directory;

    private final Texts texts = Texts.strict(Locale.ENGLISH);
    private OneCluster one;

    @BeforeEach
    void aCluster() {
        one = new OneCluster(directory);
    }

    @Test
    void itLooksAgainEveryFifteenSecondsWhileItIsShownAndNoLongerThen() {
        var looks = new AtomicInteger();
        var seen = MadeUp.cluster("web", 5).seen();
        one.answer = () -> {
            looks.incrementAndGet();
            return Optional.of(seen);
        };
        one.model.enter();
        one.errands.pass(ClusterModel.BETWEEN_LOOKS);
        one.errands.pass(ClusterModel.BETWEEN_LOOKS);
        assertThat(looks).hasValue(3);

        one.model.look();
        assertThat(looks).hasValue(4);
        assertThat(one.errands.waiting(ClusterModel.BETWEEN_LOOKS)).as("one look waits, not two").isEqualTo(1);

        one.model.leave();
        one.errands.pass(ClusterModel.BETWEEN_LOOKS);
        assertThat(looks).hasValue(4);
        assertThat(one.errands.waiting(Duration.ofSeconds(1))).isZero();
    }

    @Test
    void itSaysWhatIsThereAndHowOldItIs() {
        one.with(MadeUp.cluster("web", 4).add("web-w-5", 15, "m1.large", "SHUTOFF", true)).model.enter();

        assertThat(one.model.facts()).extracting(texts::say).containsExactly("Kubernetes 1.36", "lab-east");
        assertThat(one.model.state().get()).isEqualTo(State.SHOWN);
        assertThat(one.model.summary().map(texts::say)).contains("8 servers, 8 nodes, 7 agree");
        assertThat(one.model.rows().get()).extracting(NodeRow::name).startsWith("web-w-5", "web-cp-1");
        one.pass(Duration.ofSeconds(4));
        assertThat(texts.say(one.model.cloudAge())).isEqualTo("OpenStack 4 s ago");
        assertThat(texts.say(one.model.kubernetesAge())).isEqualTo("Kubernetes 4 s ago");
    }

    @Test
    void whenTheApiFallsSilentItsHalfIsTheOneOfBefore() {
        one.with(MadeUp.cluster("web", 2)).model.enter();
        one.seeing(MadeUp.cluster("web", 2).seenWithoutApi());
        one.now = one.now.plusSeconds(120);
        one.model.look();

        assertThat(one.model.rows().get()).allMatch(row -> row.node().isPresent());
        assertThat(one.model.nodesAreOld()).isTrue();
        assertThat(one.model.serversAreOld()).isFalse();
        assertThat(texts.say(one.model.kubernetesAge())).isEqualTo("Kubernetes as of " + clock(120));
        assertThat(one.model.staleness()).isEmpty();
    }

    private String clock(int later) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault())
                .format(one.now.minusSeconds(later));
    }

    @Test
    void anApiThatNeverAnsweredIsNoDisagreement() {
        one.seeing(MadeUp.cluster("web", 2).seenWithoutApi()).model.enter();

        assertThat(one.model.rows().get()).noneMatch(NodeRow::disagrees);
        assertThat(texts.say(one.model.kubernetesAge())).isEqualTo("Kubernetes does not answer");
    }

    @Test
    void whenTheCloudFallsSilentAllStaysWithItsTimeAndIsTriedAgain() {
        one.with(MadeUp.cluster("web", 2)).model.enter();
        one.silence();
        one.model.look();
        one.pass(Duration.ofSeconds(3));

        assertThat(one.model.state().get()).isEqualTo(State.SHOWN);
        assertThat(one.model.staleness().map(texts::say)).contains(
                "Shown as of " + clock(3) + ". The cloud does not answer; trying again in 12 s.");
        one.with(MadeUp.cluster("web", 2));
        one.errands.pass(ClusterModel.BETWEEN_LOOKS);
        assertThat(one.model.staleness()).isEmpty();
    }

    @Test
    void aCloudThatNeverAnsweredIsAnErrorThatCanBeTriedAgain() {
        one.silence();
        one.model.enter();
        assertThat(one.model.state().get()).isEqualTo(State.UNREACHABLE);

        one.with(MadeUp.cluster("web", 1)).model.look();
        assertThat(one.model.state().get()).isEqualTo(State.SHOWN);
    }

    @Test
    void aPracticeCloudThatHasEndedLeavesNothingToLookAt() {
        one.model.enter();

        assertThat(one.model.state().get()).isEqualTo(State.PRACTICE_GONE);
        assertThat(one.errands.waiting(ClusterModel.BETWEEN_LOOKS)).isZero();
        var forgotten = new AtomicInteger();
        one.model.forget(forgotten::incrementAndGet);
        assertThat(forgotten).hasValue(1);
        assertThat(one.folder.path()).doesNotExist();
    }

    @Test
    void aLongQuestionSaysSoAndCanBeGivenUp() {
        one.with(MadeUp.cluster("web", 1)).errands.hold();
        one.model.enter();
        assertThat(one.model.state().get()).isEqualTo(State.LOADING);
        assertThat(one.model.asking()).isEmpty();
        one.pass(Duration.ofSeconds(2));
        assertThat(one.model.asking().map(texts::say)).contains("Asking OpenStack and Kubernetes");
        one.pass(Duration.ofSeconds(14));
        assertThat(one.model.asking().map(texts::say)).contains("Still asking OpenStack and Kubernetes, 16 s");
        assertThat(one.model.isAskingLong()).isTrue();

        one.model.stopAsking();
        one.errands.release();
        assertThat(one.model.state().get()).isEqualTo(State.UNREACHABLE);
    }

    @Test
    void theSearchLooksAtNamesIdsAndAddresses() {
        one.with(MadeUp.cluster("web", 12)).model.enter();

        assertThat(found("W-1")).containsExactly("web-w-1", "web-w-10", "web-w-11", "web-w-12");
        assertThat(found(MadeUp.id(13))).containsExactly("web-w-3");
        assertThat(found("172.24.4.22")).containsExactly("web-cp-1");
        assertThat(found("nothing")).isEmpty();
        assertThat(found("")).hasSize(15);
    }

    private java.util.List<String> found(String query) {
        one.model.query().set(query);
        return one.model.rows().get().stream().map(NodeRow::name).toList();
    }

    @Test
    void aTearDownAsksForTheNameAndForWhatBecomesOfTheData() {
        one.with(MadeUp.cluster("web", 1).volume("9d41c2aa-0000", "default/data")).model.enter();
        var asked = one.model.tearDown();

        assertThat(asked.choice().get()).as("nothing is chosen beforehand").isEmpty();
        assertThat(asked.volumes()).extracting(TearDownModel.Volume::claim).containsExactly("default/data");
        asked.typed().set("web");
        assertThat(asked.missing().map(texts::say)).contains("Choose what becomes of the volumes.");
        asked.choice().set(Optional.of(dev.slipway.provision.VolumeChoice.DELETE));
        asked.typed().set("wep");
        assertThat(asked.missing()).isPresent();
        asked.typed().set("web");
        assertThat(asked.missing()).isEmpty();
    }

    @Test
    void withoutVolumesNothingIsAskedAboutThemUnlessNobodyKnows() {
        one.with(MadeUp.cluster("web", 1)).model.enter();
        assertThat(one.model.tearDown().asksForVolumes()).isFalse();

        one.silence();
        one.model.look();
        assertThat(one.model.tearDown().asksForVolumes()).isTrue();
    }
}
