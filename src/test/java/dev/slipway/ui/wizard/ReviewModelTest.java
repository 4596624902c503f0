package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.plan.Plan;
import dev.slipway.provision.Failures;
import dev.slipway.provision.Finding;
import dev.slipway.provision.Offers;
import dev.slipway.provision.Remedy;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import dev.slipway.ui.wizard.ReviewModel.Planned;
import dev.slipway.workspace.WindowFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Review, and what the pages before it know of the cloud, without a toolkit. */
class ReviewModelTest {

    private static final Finding BLOCKING = finding(Finding.Severity.BLOCKING, "nodes.image", "provision.not-found");
    private static final Finding ADVICE = finding(Finding.Severity.ADVICE, "", "provision.flannel-no-policy");

    @TempDir
    private Path directory = Path.of("");

    private final HeldErrands errands = new HeldErrands();
    private final Offers cloud = new Offers();
    private Instant now = Instant.EPOCH;
    private boolean unreachable;
    private int asked;
    private int planned;
    private List<Finding> found = List.of(ADVICE);
    private DraftDesk desk;
    private OfferModel offers;
    private PreflightModel preflight;
    private ReviewModel model;

    @BeforeEach
    void open() {
        desk = new DraftDesk(errands, new WindowFiles(directory.resolve("kept")));
        offers = new OfferModel(desk, new OfferModel.Means(_ -> ask(), errands, () -> now, new Failures()));
        preflight = new PreflightModel(desk, offers, errands, (_, _) -> found);
        model = new ReviewModel(desk, offers, preflight, new ReviewModel.Means((_, _) -> plan(), errands,
                new Failures()));
        desk.change(draft -> draft.named("web").with(CloudDraft.of(CloudChoice.DEFAULT.in("lab-east")))
                .with(draft.nodes().withImage("debian-12").withControlPlanes(new NodesDraft.PoolDraft(1, "m1.medium"))
                        .withWorkers(new NodesDraft.PoolDraft(2, "m1.medium"))));
    }

    private CloudOffer ask() throws IOException {
        asked++;
        if (unreachable) {
            throw new IOException("no route to host");
        }
        return cloud.offer();
    }

    private Planned plan() {
        planned++;
        return new Planned(found, found.stream().anyMatch(Finding::isBlocking) ? Optional.empty()
                : Optional.of(new Plan(List.of(), List.of())));
    }

    private static Finding finding(Finding.Severity severity, String field, String key) {
        return new Finding(severity, field, Message.of(key), Optional.empty());
    }

    private void go() {
        errands.go(Duration.ZERO);
    }

    private ReviewModel.Review review() {
        return model.review().get();
    }

    @Test
    void nothingIsSaidOfACloudThatWasNotLookedAt() {
        assertThat(review().findings()).isEmpty();
        assertThat(review().standing().mayGoOn()).isFalse();
        model.check();
        assertThat(review().checking()).isTrue();
        assertThat(review().findings()).isEmpty();
        assertThat(review().standing().reason()).contains(Message.of("ui.review.checking"));
    }

    @Test
    void whatThePagesAskedTheCloudIsNotAskedAgain() {
        offers.want();
        go();
        model.check();
        go();
        assertThat(asked).isEqualTo(1);
        assertThat(review().isReady()).isTrue();
        assertThat(review().findings()).containsExactly(ADVICE);
        assertThat(review().standing().mayGoOn()).isTrue();
    }

    @Test
    void anOldLookIsReplacedByANewOneAndThePlanWithIt() {
        offers.want();
        go();
        now = now.plusSeconds(61);
        model.check();
        go();
        assertThat(asked).isEqualTo(2);
        assertThat(review().isReady()).isTrue();
    }

    @Test
    void whatBlocksComesFirstAndSaysWhyTheClusterIsNotCreated() {
        found = List.of(ADVICE, BLOCKING);
        model.check();
        go();
        assertThat(review().worstFirst()).containsExactly(BLOCKING, ADVICE);
        assertThat(review().isReady()).isFalse();
        assertThat(review().standing()).isEqualTo(Standing.blocked(1, BLOCKING.message()));
    }

    @Test
    void aCloudThatDoesNotAnswerIsWhatIsWrongAndNothingElse() {
        unreachable = true;
        model.check();
        go();
        assertThat(review().refusal()).isPresent();
        assertThat(review().findings()).isEmpty();
        assertThat(review().standing().mayGoOn()).isFalse();
        unreachable = false;
        model.checkAgain();
        assertThat(review().checking()).isTrue();
        go();
        assertThat(review().isReady()).isTrue();
    }

    @Test
    void whereOnlyTheNewestLookFailedThePlanGoesByTheOneBefore() {
        model.check();
        go();
        unreachable = true;
        model.checkAgain();
        go();
        assertThat(review().isReady()).isTrue();
        assertThat(review().refusal()).isPresent();
        assertThat(review().standing().mayGoOn()).isTrue();
    }

    @Test
    void missingAnswersAreToldBesideWhatIsKnownOfTheOthers() {
        found = List.of(finding(Finding.Severity.BLOCKING, "network.external", "provision.not-found"), BLOCKING);
        desk.change(draft -> draft.with(draft.nodes().withImage("")));
        model.check();
        go();
        assertThat(review().problems()).extracting(SpecProblem::field).containsExactly("nodes.image");
        assertThat(review().findings()).extracting(Finding::field).containsExactly("network.external");
        assertThat(planned).isZero();
    }

    @Test
    void aRemedyChangesTheAnswersAndIsLookedAtAtOnce() {
        model.check();
        go();
        model.apply(new Remedy.FitToQuota(1, "m1.medium", "m1.small"));
        go();
        assertThat(desk.now().nodes().workers()).isEqualTo(new NodesDraft.PoolDraft(1, "m1.small"));
        assertThat(review().isReady()).isTrue();
        model.apply(new Remedy.ChangeCidr("kubernetes.pods", new Cidr("10.200.0.0/16")));
        assertThat(desk.now().kubernetes().pods()).isEqualTo("10.200.0.0/16");
        model.apply(new Remedy.ChangeCidr("network.subnet", new Cidr("10.7.0.0/24")));
        assertThat(desk.now().network().subnet()).isEqualTo("10.7.0.0/24");
    }

    @Test
    void aPageStandsAsItsOwnFindingsDo() {
        var nodes = new FormModel(desk, preflight, "nodes");
        var image = nodes.problem("nodes.image");
        found = List.of(ADVICE, BLOCKING);
        offers.want();
        go();
        assertThat(image.getValue()).isEmpty();
        nodes.visit();
        assertThat(image.getValue()).contains(BLOCKING.message());
        assertThat(nodes.standing().getValue()).isEqualTo(Standing.blocked(1, BLOCKING.message()));
        found = List.of(finding(Finding.Severity.ADVICE, "nodes", "provision.quota-unknown"));
        desk.change(draft -> draft.with(draft.nodes().withImage("debian-13")));
        go();
        assertThat(nodes.standing().getValue()).isEqualTo(Standing.advised(1));
    }

    @Test
    void anotherCloudIsAnotherMatter() {
        found = List.of(BLOCKING);
        offers.want();
        go();
        assertThat(preflight.findings().get()).containsExactly(BLOCKING);
        desk.change(draft -> draft.with(CloudDraft.of(CloudChoice.DEFAULT.in("lab-west"))));
        assertThat(preflight.findings().get()).isEmpty();
    }
}
