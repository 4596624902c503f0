package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.openstack.CloudSummary;
import dev.slipway.openstack.ConnectionCheck;
import dev.slipway.openstack.ConnectionLine;
import dev.slipway.openstack.ConnectionLine.State;
import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.ConnectionTarget;
import dev.slipway.openstack.Session.CredentialKind;
import dev.slipway.openstack.trust.CertificateFacts;
import dev.slipway.openstack.trust.Trust;
import dev.slipway.openstack.trust.TrustProblem;
import dev.slipway.openstack.trust.TrustTree;
import dev.slipway.openstack.trust.TrustTree.Issuer;
import dev.slipway.openstack.trust.TrustTree.Service;
import dev.slipway.openstack.trust.TrustTree.Standing;
import dev.slipway.openstack.trust.TrustTree.Validity;
import dev.slipway.openstack.trust.TrustTree.Verdict;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.provision.Failures;
import dev.slipway.secret.Secret;
import dev.slipway.text.Message;
import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.PageHeader;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.CloudScout;
import dev.slipway.ui.work.FilePicker;
import dev.slipway.ui.work.Secrets;
import dev.slipway.workspace.WindowFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page Cloud as a person sees it, on a cloud that is made up. */
class CloudPageTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final double RAIL = 232;
    private static final double FOLDED_RAIL = 76;

    @TempDir
    private Path directory = Path.of("");

    private final Words words = new Words(Language.ENGLISH);
    private final HeldErrands errands = new HeldErrands();
    private Optional<Path> chosen = Optional.empty();
    private Screen screen;
    private DraftDesk desk;
    private CloudModel model;
    private ConnectionReport report = good();

    @BeforeEach
    void screen() throws Exception {
        screen = Screen.on();
    }

    @Test
    void aMissingIssuerIsWhatIsSeenFirst() throws Exception {
        report = missing();
        open(Theme.LIGHT, 1180, 780, RAIL);
        fill();
        screen.photograph("cloud-missing-issuer");
        var tree = (TreeView<?>) screen.find("trust-tree");
        assertThat(screen.onWindowThread(tree::getExpandedItemCount)).isEqualTo(9);
        assertThat(screen.sees("add-ca-file")).isTrue();
        chosen = Optional.of(Files.writeString(directory.resolve("more.pem"), authority("Lab East Issuing CA 4")
                .pem()));
        screen.person().clickOn("#add-ca-file");
        report = good();
        go();
        assertThat(screen.onWindowThread(() -> model.files().certificates())).hasSize(2);
        assertThat(screen.sees("add-ca-file")).isFalse();
        assertThat(screen.onWindowThread(tree::getExpandedItemCount)).isEqualTo(1);
        screen.photograph("cloud-good");
    }

    @Test
    void theSmallestWindowAndTheDarkThemeShowTheSame() throws Exception {
        report = missing();
        open(Theme.DARK, 1024, 700, FOLDED_RAIL);
        fill();
        screen.photograph("cloud-missing-issuer-dark-1024x700");
        assertThat(screen.sees("trust-tree")).isTrue();
    }

    @Test
    void aRefusedPasswordIsShownWithKeystonesOwnWords() throws Exception {
        report = refused();
        open(Theme.LIGHT, 1180, 780, RAIL);
        fill();
        screen.onWindowThread(() -> {
            model.edit(draft -> draft.withMeans(CloudDraft.Means.PASSWORD).withUser("ada", "Default")
                    .withProject("shop-staging", "Default"));
            model.typeSecret("wrong");
            return null;
        });
        go();
        screen.photograph("cloud-refused");
        assertThat(screen.person().lookup(".own-words").queryAll()).isNotEmpty();
    }

    @Test
    void nothingIsThereYetAndNothingIsTested() throws Exception {
        open(Theme.LIGHT, 1180, 780, RAIL);
        screen.photograph("cloud-empty");
        assertThat(screen.sees("trust")).isFalse();
        assertThat(screen.onWindowThread(() -> model.testing().getValue())).isFalse();
    }

    @Test
    void whatIsTypedIsAnAnswerAndTheSecretIsNone() throws Exception {
        open(Theme.LIGHT, 1180, 780, RAIL);
        type("cloud-sign-in-auth-url", "https://keystone.lab-east.example:5000");
        type("cloud-sign-in-user", "ada");
        type("cloud-secret", "pa55word");
        assertThat(desk.now().cloud().authUrl()).isEqualTo("https://keystone.lab-east.example:5000");
        assertThat(desk.now().cloud().user()).isEqualTo("ada");
        assertThat(screen.onWindowThread(() -> model.secret().getValue())).contains(Secret.of("pa55word"));
        assertThat(desk.now().toString()).doesNotContain("pa55word");
    }

    private void type(String id, String text) {
        screen.onWindowThread(() -> {
            ((TextField) screen.find(id)).setText(text);
            return null;
        });
    }

    private void open(Theme theme, double width, double height, double rail) {
        screen.show(width, height, () -> {
            desk = new DraftDesk(errands, new WindowFiles(directory.resolve("kept")));
            model = new CloudModel(desk, new CloudModel.Means(new MadeUp(), errands, new Secrets(),
                    () -> NOW.plusSeconds(8), Duration.ofMillis(400)));
            var offers = new OfferModel(desk, new OfferModel.Means(_ -> {
                throw new AssertionError("no cloud is looked at here");
            }, errands, () -> NOW, new Failures()));
            var page = new CloudPage(words, desk, new PreflightModel(desk, offers, errands, (_, _) -> List.of()), model,
                    picker());
            var scene = new Scene(frame(page, rail), width, height);
            new Looks(words, theme).apply(scene);
            return scene;
        });
    }

    private Region frame(CloudPage page, double rail) {
        var scroll = new ScrollPane(page.body());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        page.body().getStyleClass().add("page-body");
        var frame = new BorderPane(new VBox(new PageHeader(words.say(page.title()), words.say(page.question()),
                page.aside().toArray(Node[]::new)), scroll));
        var left = new Region();
        left.getStyleClass().add("rail");
        left.setMinWidth(rail);
        frame.setLeft(left);
        frame.getStyleClass().add("window");
        page.shown();
        return frame;
    }

    private void fill() throws Exception {
        var ca = Files.writeString(directory.resolve("lab-east-ca.pem"), authority("Lab East Root CA").pem());
        screen.onWindowThread(() -> {
            desk.change(draft -> draft.named("web"));
            var source = new CloudScout.Source(Path.of("/home/ada/.config/openstack/clouds.yaml"), true,
                    List.of(summary("lab-east", ca), summary("lab-west", ca), summary("home", ca)));
            model.files().choose(source, source.clouds().getFirst());
            return null;
        });
        go();
    }

    private void go() {
        screen.onWindowThread(() -> {
            errands.go(Duration.ofMillis(400));
            return null;
        });
    }

    private static CloudSummary summary(String name, Path ca) {
        return new CloudSummary(name, "https://keystone." + name + ".example:5000/v3", "RegionOne", List.of(), "public",
                "", "Default", "", "Default", CloudSummary.Kind.APPLICATION_CREDENTIAL, "4d8f0c6be2a94f7d9b35",
                Optional.of(ca), Optional.of(Secret.of("not shown to anybody")), Optional.empty());
    }

    private FilePicker picker() {
        return new FilePicker() {
            @Override
            public Optional<Path> open(String title) {
                return chosen;
            }

            @Override
            public Optional<Path> save(String title, String name) {
                return Optional.empty();
            }

            @Override
            public void show(Path file) {
                throw new AssertionError("no folder is opened here");
            }
        };
    }

    private static CertificateAuthority authority(String name) {
        return new CertificateAuthority(name, InstantSource.fixed(NOW), new Random(name.hashCode()));
    }

    private static ConnectionLine line(ConnectionCheck check, State state, String key, Object... arguments) {
        return new ConnectionLine(check, state, Optional.of(Message.of(key, arguments)), Optional.empty(), "");
    }

    private static ConnectionReport report(TrustTree tree, int trusted) {
        var lines = Arrays.stream(ConnectionCheck.values()).map(check -> switch (check) {
            case NAMES, PORTS, SERVICES -> line(check, State.GOOD, "openstack.test.count", 6, 6);
            case TLS -> line(check, trusted == 6 ? State.GOOD : State.BAD, "openstack.test.count", trusted, 6);
            case SIGN_IN -> line(check, State.GOOD, "openstack.test.expires", "2027-06-30");
            case PROJECT -> line(check, State.GOOD, "openstack.test.name", "shop-staging");
            case ROLES -> line(check, State.GOOD, "openstack.test.name", "member, load-balancer_member");
            case CLOCK -> line(check, State.GOOD, "openstack.test.clock-same");
        }).toList();
        return new ConnectionReport(lines, Optional.of(tree), TrustProblem.in(tree), Optional.of(
                new ConnectionReport.SignedIn("ada", "shop-staging", List.of("member"), CredentialKind.UNRESTRICTED,
                        Optional.empty(), List.of("RegionOne"), List.of("shop-staging"))),
                Optional.empty(), NOW);
    }

    private static ConnectionReport good() {
        return report(new TrustTree(Trust.Source.CA_FILE, List.of(root(issuing(3, Standing.TRUSTED, services("identity",
                "compute", "network", "image", "block-storage", "load-balancer")))), List.of()), 6);
    }

    private static ConnectionReport missing() {
        var lost = new Service("load-balancer", "octavia.lab-east.example:9876", Verdict.UNKNOWN_ISSUER,
                "Lab East Issuing CA 4", 200, List.of(), "unable to find valid certification path");
        return report(new TrustTree(Trust.Source.CA_FILE, List.of(root(issuing(3, Standing.TRUSTED, services("identity",
                "compute", "network", "image", "block-storage"))), issuing(4, Standing.MISSING, List.of(lost))),
                List.of()), 5);
    }

    private static ConnectionReport refused() {
        var whole = good();
        var lines = whole.lines().stream().map(line -> switch (line.check()) {
            case SIGN_IN ->
                    new ConnectionLine(line.check(), State.BAD, Optional.of(Message.of("openstack.test.refused")),
                            Optional.of(Message.of("openstack.test.password-refused")),
                            "401 The request you have made requires authentication. (req-8c2f4a1e-5b7d)");
            case NAMES, PORTS, TLS -> line(line.check(), State.GOOD, "openstack.test.count", 1, 1);
            default -> new ConnectionLine(line.check(), State.NOT_TESTED, Optional.empty(), Optional.empty(), "");
        }).toList();
        return new ConnectionReport(lines, whole.trust(), List.of(), Optional.empty(), Optional.<URI>empty(), NOW);
    }

    private static Issuer root(Issuer issued) {
        return new Issuer("Lab East Root CA", Standing.TRUSTED, Trust.Source.CA_FILE,
                Optional.of(CertificateFacts.of(authority("Lab East Root CA").certificate())), Validity.VALID,
                List.of(issued), List.of());
    }

    private static Issuer issuing(int number, Standing standing, List<Service> services) {
        var name = "Lab East Issuing CA " + number;
        return new Issuer(name, standing, Trust.Source.CA_FILE, standing == Standing.MISSING ? Optional.empty()
                : Optional.of(CertificateFacts.of(authority(name).certificate())), Validity.VALID, List.of(), services);
    }

    private static List<Service> services(String... types) {
        return Arrays.stream(types).map(type -> new Service(type, type + ".lab-east.example:8774", Verdict.TRUSTED,
                "Lab East Issuing CA 3", 212, List.of(), "")).toList();
    }

    /** A scout that finds what the test says. */
    private final class MadeUp implements CloudScout {

        @Override
        public List<Source> usual() {
            return List.of();
        }

        @Override
        public Source read(Path file) {
            throw new AssertionError("no file is read here");
        }

        @Override
        public ConnectionReport test(ConnectionTarget target, Consumer<ConnectionLine> told) {
            report.lines().forEach(told);
            return report;
        }
    }
}
