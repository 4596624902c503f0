package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Plan;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import dev.slipway.provision.Provisioner.Options;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.road.RawCloud;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.spec.KubernetesRelease;
import dev.slipway.spec.SpecFixtures;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.ClusterDraft;
import dev.slipway.ui.wizard.DraftDesk;
import dev.slipway.ui.wizard.KubernetesDraft.Closed;
import dev.slipway.ui.wizard.KubernetesDraft.Source;
import dev.slipway.ui.wizard.NetworkDraft.Existing;
import dev.slipway.ui.wizard.NodesDraft.PoolDraft;
import dev.slipway.ui.wizard.OfferModel;
import dev.slipway.ui.wizard.PreflightModel;
import dev.slipway.ui.wizard.ReviewModel;
import dev.slipway.ui.wizard.SaveAnswers;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import dev.slipway.ui.work.FilePicker;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window shows before it begins is what the file that it saved makes. */
class SavedAnswersTest {

    @TempDir
    Path directory = Path.of("");

    private PracticeCloud cloud;
    private Backstage backstage;

    @BeforeEach
    void start() throws Exception {
        cloud = PracticeCloud.start(directory.resolve("cloud"), PracticeOptions.at(new Pace(0)),
                InstantSource.system(), new SecureRandom());
        try (var raw = new RawCloud(cloud.cloudsYaml())) {
            var network = raw.make("network/v2.0/networks", Map.of("network", Map.of("name", "office"))).path("id")
                    .asText();
            raw.make("network/v2.0/subnets", Map.of("subnet", Map.of("name", "floor", "network_id", network,
                    "ip_version", 4, "cidr", "10.7.0.0/24")));
            raw.make("network/v2.0/routers", Map.of("router", Map.of("name", "edge")));
            raw.make("compute/v2.1/os-keypairs", Map.of("keypair", Map.of("name", "mine", "public_key",
                    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ5ysZvFfN0yCbkvXc5bQ3hxqPj3zY1k2qTzvZrcmKp0 me")));
        }
        var root = directory.resolve("home");
        var environment = Map.of("OS_CLIENT_CONFIG_FILE", cloud.cloudsYaml().toString(), "XDG_DATA_HOME",
                root.toString());
        var redactor = Wiring.redactor();
        backstage = new Wiring(environment, root, redactor, Terminal.console(environment, redactor), _ -> () -> {})
                .backstage(new Words(Language.ENGLISH), Errands.on((_, work) -> {
                    work.run();
                    return new FutureTask<>(work, null);
                }, Runnable::run), new Saved(directory.resolve("web.slipway.yaml")),
                        WindowOnPractice.practice(cloud));
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void theFewestAnswersMakeTheSamePlan() {
        assertSamePlan(few());
    }

    @Test
    void answersInEveryFieldMakeTheSamePlan() {
        var draft = few();
        assertSamePlan(draft
                .with(draft.network().withExternal("public").withDns(List.of("192.0.2.53", "192.0.2.54"))
                        .withSubnet("10.44.0.0/22").reachedFrom(List.of("203.0.113.0/24"), List.of("198.51.100.7/32",
                                "203.0.113.0/24")))
                .with(draft.nodes().withKeyPair("mine").withLoginUser("admin")
                        .withControlPlanes(new PoolDraft(3, "m1.medium")).withWorkers(new PoolDraft(1, "m1.large")))
                .with(draft.kubernetes().withRelease(KubernetesRelease.values()[0])
                        .withAddresses("10.200.0.0/16", "10.201.0.0/20").withUntaint(true)
                        .withStorage("fast", "multiattach").withLoadBalancers("public", true)
                        .withClosed(new Closed("registry.example.org/mirror", "", SpecFixtures.CERTIFICATE,
                                new Source("https://packages.example.org/kubernetes/", "/",
                                        "https://packages.example.org/kubernetes.key"),
                                new Source("https://packages.example.org/docker/", "bookworm stable",
                                        "https://packages.example.org/docker.key")))));
    }

    @Test
    void aNetworkThatIsThereMakesTheSamePlan() {
        var draft = few();
        assertSamePlan(draft.with(draft.network().withExisting(new Existing("office", "floor", "edge"))
                .withDns(List.of("192.0.2.53"))));
    }

    @Test
    void aControlPlaneAloneMakesTheSamePlan() {
        var draft = few();
        assertSamePlan(draft.with(draft.nodes().withWorkers(new PoolDraft(0, "m1.medium")))
                .with(draft.kubernetes().withUntaint(true)));
    }

    private static ClusterDraft few() {
        return ClusterDraft.of(PracticeSpec.of(1, 2)).named("web");
    }

    private void assertSamePlan(ClusterDraft draft) {
        var desk = new DraftDesk(backstage.errands(), backstage.kept());
        desk.change(_ -> draft);
        var offers = OfferModel.at(desk, backstage);
        var review = ReviewModel.at(desk, offers, PreflightModel.at(desk, offers, backstage), backstage);
        review.check();
        assertThat(review.review().get().problems()).isEmpty();
        assertThat(review.review().get().plan()).as("a plan, not %s", review.review().get()).isPresent();

        var save = new SaveAnswers(backstage, desk);
        save.save();
        var read = ClusterSpecFile.read(directory.resolve("web.slipway.yaml"));

        assertThat(read).isEqualTo(draft.finished().spec().orElseThrow());
        assertThat(ClusterDraft.of(read).finished().spec()).contains(read);
        assertThat(steps(planned(read))).isEqualTo(steps(review.review().get().plan().orElseThrow()));
    }

    /** As {@code slipway plan FILE} does. */
    private Plan planned(ClusterSpec spec) {
        try (var cluster = backstage.provisioner().prepare(spec, new ClusterId(spec.name(), "00000000"),
                backstage.clouds().access(spec.cloud()), Optional.empty(), Purpose.CREATE, Options.NONE)) {
            return cluster.plan();
        } catch (dev.slipway.provision.PreflightException e) {
            throw new AssertionError(e);
        }
    }

    /** All that decides what a step does. */
    private static List<String> steps(Plan plan) {
        return plan.steps().stream().map(step -> "%s %s needs %s makes %s with %s".formatted(step.id(), step.title(),
                step.needs().stream().map(Object::toString).sorted().toList(), step.produces(), step.settings()))
                .toList();
    }

    /** Where a person always saves. */
    private record Saved(Path file) implements FilePicker {
        @Override
        public Optional<Path> open(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name) {
            return Optional.of(file);
        }

        @Override
        public void show(Path shown) {}
    }
}
