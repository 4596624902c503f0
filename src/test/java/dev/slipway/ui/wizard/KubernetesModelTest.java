package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.provision.Failures;
import dev.slipway.provision.Offers;
import dev.slipway.spec.KubernetesRelease;
import dev.slipway.spec.SpecProblem;
import dev.slipway.text.Message;
import dev.slipway.ui.wizard.KubernetesDraft.Source;
import dev.slipway.ui.wizard.KubernetesModel.Presence;
import dev.slipway.ui.wizard.KubernetesModel.Range;
import dev.slipway.workspace.WindowFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page Kubernetes without a toolkit. */
class KubernetesModelTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    private static final Duration PAUSE = Duration.ofMillis(400);

    @TempDir
    private Path directory = Path.of("");

    private final HeldErrands errands = new HeldErrands();
    private final Offers cloud = new Offers();
    private DraftDesk desk;
    private OfferModel offers;
    private KubernetesModel model;

    @BeforeEach
    void open() {
        desk = new DraftDesk(errands, new WindowFiles(directory.resolve("kept")));
        desk.change(draft -> draft.with(CloudDraft.of(dev.slipway.spec.CloudChoice.DEFAULT.in("lab-east"))));
        offers = new OfferModel(desk, new OfferModel.Means(_ -> cloud.offer(), errands, CLOCK, new Failures()));
        model = new KubernetesModel(desk, offers, errands);
    }

    private void ask() {
        offers.ask();
        errands.go(Duration.ZERO);
    }

    @Test
    void whatANewClusterBeginsWithNeedsNoChange() {
        assertThat(problems()).isEmpty();
        assertThat(model.fit()).contains(Message.of("ui.kubernetes.fit", 256L));
        assertThat(model.closed()).isEqualTo(Message.of("ui.kubernetes.closed-nothing"));
        assertThat(model.extras()).isEmpty();
    }

    @Test
    void addressesAreSortedAndThoseThatClashAreMarked() {
        assertThat(model.ranges()).extracting(Range::field).containsExactly("network.subnet", "kubernetes.services",
                "kubernetes.pods");
        model.edit(draft -> draft.withAddresses("10.96.128.0/17", draft.services()));
        assertThat(model.ranges()).filteredOn(Range::clashes).extracting(Range::field)
                .containsExactly("kubernetes.services", "kubernetes.pods");
        assertThat(model.fit()).isEmpty();
        assertThat(problems()).extracting(SpecProblem::field).containsExactly("kubernetes.services");
    }

    @Test
    void whatIsNoNetworkIsToldAtItsOwnField() {
        model.edit(draft -> draft.withAddresses("10.244.0.0", "10.96.0.1/12"));
        assertThat(problems()).extracting(SpecProblem::field).containsExactly("kubernetes.pods",
                "kubernetes.services");
        assertThat(model.ranges()).extracting(Range::field).containsExactly("network.subnet");
    }

    @Test
    void everyOtherWrongAnswerIsToldAtItsOwnFieldToo() {
        model.edit(draft -> draft.withStorage("Not A Name", ""));
        model.editClosed(closed -> closed.withRegistry("https://registry.example.org")
                .withKubernetes(new Source("pkgs", "/", "https://x.example/{release}"))
                .withContainerd(new Source("https://x.example/", "", "https://x.example/gpg")));
        assertThat(problems()).extracting(SpecProblem::field).containsExactlyInAnyOrder("add-ons.storage-class.name",
                "kubernetes.registry.prefix", "kubernetes.packages.kubernetes.url",
                "kubernetes.packages.kubernetes.key", "kubernetes.packages.containerd.suite");
    }

    @Test
    void theRegistrysCaFileIsReadAndWhatCannotBeReadBlocks() throws Exception {
        var file = Files.writeString(directory.resolve("registry.pem"),
                new CertificateAuthority("Registry CA", CLOCK, new Random(1)).pem());
        model.editClosed(closed -> closed.withRegistry("registry.example.org:5000"));
        model.chooseRegistryCa(directory.resolve("nowhere.pem").toString());
        errands.go(PAUSE);
        assertThat(model.caProblem().getValue()).map(Message::key).contains("openstack.ca-file.unreadable");
        assertThat(problems()).extracting(SpecProblem::field).containsExactly("kubernetes.registry.ca");

        model.chooseRegistryCa(file.toString());
        errands.go(PAUSE);
        assertThat(model.caProblem().getValue()).isEmpty();
        assertThat(model.certificates()).isEqualTo(1);
        assertThat(problems()).isEmpty();
        assertThat(desk.now().kubernetes().plan().registry().orElseThrow().caPem()).isPresent();
    }

    @Test
    void aCaFileOfNoRegistryIsAMistakeToBeTold() throws Exception {
        var file = Files.writeString(directory.resolve("registry.pem"),
                new CertificateAuthority("Registry CA", CLOCK, new Random(1)).pem());
        model.chooseRegistryCa(file.toString());
        errands.go(PAUSE);
        assertThat(problems()).extracting(SpecProblem::field).containsExactly("kubernetes.registry.prefix");
    }

    @Test
    void aFileThatWasNamedBeforeACrashIsReadAgain() throws Exception {
        var file = Files.writeString(directory.resolve("registry.pem"),
                new CertificateAuthority("Registry CA", CLOCK, new Random(1)).pem());
        model.editClosed(closed -> closed.withRegistry("registry.example.org").withRegistryCa(file.toString(), ""));
        model.shown();
        errands.go(PAUSE);
        assertThat(model.certificates()).isEqualTo(1);
    }

    @Test
    void aClosedNetworkIsSummedUpAndCanBeOpenedAgain() {
        model.editClosed(closed -> closed.withRegistry("registry.example.org"));
        assertThat(model.closed()).isEqualTo(Message.of("ui.kubernetes.closed-registry", "registry.example.org"));
        model.editClosed(closed -> closed.withContainerd(new Source("https://x.example/", "/", "https://x.example/k")));
        assertThat(model.closed()).isEqualTo(Message.of("ui.kubernetes.closed-both", "registry.example.org", 1));
        model.open();
        assertThat(model.closed()).isEqualTo(Message.of("ui.kubernetes.closed-nothing"));
    }

    @Test
    void whatTheCloudHasIsOfferedAndWhatItLacksIsSaid() {
        assertThat(model.volumes()).isEqualTo(Presence.UNKNOWN);
        ask();
        assertThat(model.volumes()).isEqualTo(Presence.THERE);
        assertThat(model.volumeTypes()).singleElement().returns("standard", it -> it.value());
        assertThat(model.externalNetworks()).singleElement().returns("public", it -> it.value());
        cloud.hasCinder = false;
        cloud.loadBalancing = Optional.empty();
        ask();
        assertThat(model.volumes()).isEqualTo(Presence.ABSENT);
        assertThat(model.loadBalancers()).isEqualTo(Presence.ABSENT);
        assertThat(model.volumeTypes()).isEmpty();
    }

    @Test
    void controlPlanesWithoutWorkersAreWorthAWord() {
        assertThat(model.controlPlanes()).isEqualTo(Message.of("ui.kubernetes.untaint-off", 2));
        desk.change(draft -> draft.with(draft.nodes().withWorkers(draft.nodes().workers().of(0))));
        assertThat(model.controlPlanes()).isEqualTo(Message.of("ui.kubernetes.untaint-needed"));
        model.edit(draft -> draft.withUntaint(true));
        assertThat(model.controlPlanes()).isEqualTo(Message.of("ui.kubernetes.untaint-on"));
    }

    @Test
    void allOfItSurvivesACrash() {
        model.edit(draft -> draft.withRelease(KubernetesRelease.V1_35).withUntaint(true)
                .withStorage("fast", "ssd").withLoadBalancers("public", true));
        model.editClosed(closed -> closed.withRegistry("registry.example.org").withRegistryCa("/tmp/ca.pem", "PEM")
                .withKubernetes(new Source("not yet", "", "")));
        assertThat(DraftDesk.read(DraftDesk.written(desk.now()))).contains(desk.now());
    }

    private List<SpecProblem> problems() {
        return desk.now().problems().stream()
                .filter(it -> it.field().startsWith("kubernetes") || it.field().startsWith("add-ons")).toList();
    }
}
