package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudSummary;
import dev.slipway.openstack.CloudsYaml;
import dev.slipway.openstack.CloudsYamlException;
import dev.slipway.openstack.ConnectionCheck;
import dev.slipway.openstack.ConnectionLine;
import dev.slipway.openstack.ConnectionLine.State;
import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.ConnectionTarget;
import dev.slipway.openstack.ConnectionTarget.PlainHttp;
import dev.slipway.openstack.PasswordPrompt;
import dev.slipway.openstack.Session.CredentialKind;
import dev.slipway.openstack.trust.CertificateFacts;
import dev.slipway.practice.net.CertificateAuthority;
import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import dev.slipway.ui.wizard.CloudFinding.Remedy;
import dev.slipway.ui.work.CloudScout;
import dev.slipway.ui.work.Secrets;
import dev.slipway.workspace.WindowFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page Cloud without a toolkit. */
class CloudModelTest {

    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final String URL = "https://keystone.example:5000/v3";

    @TempDir
    private Path directory = Path.of("");

    private final HeldErrands errands = new HeldErrands();
    private final Secrets secrets = new Secrets();
    private final FakeScout scout = new FakeScout();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private DraftDesk desk;
    private CloudModel model;

    @BeforeEach
    void open() {
        desk = new DraftDesk(errands, new WindowFiles(directory.resolve("kept")));
        model = new CloudModel(desk, new CloudModel.Means(scout, errands, secrets, () -> now, PAUSE));
    }

    @Test
    void nothingIsTestedBeforeThereIsAnAuthUrl() {
        model.edit(draft -> draft.withUser("ada", "Default"));
        model.edit(draft -> draft.withAuthUrl("not a url"));
        assertThat(errands.waiting(PAUSE)).isZero();
    }

    @Test
    void theTestStartsAPauseAfterTheLastChangeAndOnlyOnce() {
        type(URL);
        model.edit(draft -> draft.withRegion("R1"));
        assertThat(errands.waiting(PAUSE)).isEqualTo(1);
        errands.go(PAUSE);
        assertThat(scout.tested).hasSize(1).first().returns(Optional.of("R1"), ConnectionTarget::region)
                .returns(URI.create(URL), ConnectionTarget::authUrl);
    }

    @Test
    void whatChangesNothingAboutTheConnectionStartsNoTest() {
        type(URL);
        errands.go(PAUSE);
        desk.change(draft -> draft.named("web"));
        assertThat(errands.waiting(PAUSE)).isZero();
        assertThat(model.report().getValue()).isPresent();
    }

    @Test
    void whatAFileDidNotSayIsNotComplainedOfOnceItIsAnswered() {
        var broken = new CloudSummary("web", "", "", List.of(), "public", "ada", "Default", "shop", "Default",
                CloudSummary.Kind.PASSWORD, "", Optional.empty(), Optional.empty(),
                Optional.of(Message.of("openstack.clouds-yaml.empty", "clouds.yaml")));
        model.files().choose(new CloudScout.Source(directory.resolve("clouds.yaml"), true, List.of(broken)), broken);
        errands.go(Duration.ZERO);
        assertThat(model.files().problem().getValue()).isPresent();
        type(URL);
        assertThat(model.files().problem().getValue()).isEmpty();
    }

    @Test
    void linesFlipAloneWhileTheTestRuns() {
        type(URL);
        scout.during = told -> {
            told.accept(line(ConnectionCheck.NAMES, State.TESTING));
            assertThat(model.lines().getValue()).containsOnlyKeys(ConnectionCheck.NAMES);
            told.accept(line(ConnectionCheck.NAMES, State.GOOD));
            told.accept(line(ConnectionCheck.PORTS, State.TESTING));
            assertThat(model.lines().getValue().get(ConnectionCheck.NAMES).state()).isEqualTo(State.GOOD);
            assertThat(model.lines().getValue().get(ConnectionCheck.PORTS).state()).isEqualTo(State.TESTING);
            assertThat(model.testing().getValue()).isTrue();
        };
        errands.go(PAUSE);
        assertThat(model.testing().getValue()).isFalse();
    }

    @Test
    void theNewestTestWinsAndAnOlderOneSaysNothingMore() {
        type(URL);
        scout.during = told -> {
            scout.during = _ -> {};
            type("https://other.example:5000/v3");
            told.accept(line(ConnectionCheck.NAMES, State.BAD));
        };
        errands.go(PAUSE);
        assertThat(scout.tested).hasSize(2);
        assertThat(model.lines().getValue()).isEmpty();
        assertThat(model.report().getValue()).isPresent();
    }

    @Test
    void aChangeTakesBackWhatWasFoundBefore() {
        type(URL);
        errands.go(PAUSE);
        model.edit(draft -> draft.withRegion("R2"));
        assertThat(model.report().getValue()).isEmpty();
        assertThat(model.testing().getValue()).isTrue();
    }

    @Test
    void theAgeOfAFindingIsKnown() {
        type(URL);
        errands.go(PAUSE);
        now = now.plusSeconds(8).plusMillis(300);
        assertThat(model.age()).contains(Duration.ofSeconds(8));
        model.testAgain();
        assertThat(model.age()).isEmpty();
    }

    @Test
    void aTypedSecretIsUsedForTheTestRememberedForTheRunAndNeverPartOfTheDraft() throws IOException {
        fill("ada", "demo");
        model.typeSecret("pa55word");
        errands.go(Duration.ofHours(1));
        assertThat(scout.tested.getLast().credentials()).hasValueSatisfying(credentials -> assertThat(credentials)
                .isInstanceOfSatisfying(CloudAccess.Password.class,
                        password -> assertThat(password.password()).isEqualTo(Secret.of("pa55word"))));
        assertThat(secrets.of("keystone.example", "ada")).contains(Secret.of("pa55word"));
        assertThat(DraftDesk.written(desk.now()).toString()).contains("ada").doesNotContain("pa55word");
        try (var kept = Files.walk(directory)) {
            assertThat(kept.filter(Files::isRegularFile)).isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("pa55word"));
        }
    }

    @Test
    void aSecretGoesToNoOtherHostThanTheOneItWasTypedFor() {
        fill("ada", "demo");
        model.typeSecret("pa55word");
        type("https://keystone.example:5000/identity/v3");
        errands.go(PAUSE);
        assertThat(scout.tested.getLast().credentials()).isPresent();
        type("https://keystone.exampl");
        errands.go(PAUSE);
        assertThat(scout.tested.getLast().credentials()).isEmpty();
        assertThat(model.secret().getValue()).isEmpty();
    }

    @Test
    void theOnlyEntryThereIsIsTakenWithItsSecretAndNamedInTheAnswers() throws IOException {
        scout.file = clouds("lab");
        model.shown();
        errands.go(PAUSE);
        assertThat(desk.now().cloud()).returns("lab", CloudDraft::entry).returns("ada", CloudDraft::user)
                .returns(true, CloudDraft::asEntry);
        assertThat(desk.now().cloud().choice()).isEqualTo(CloudChoice.DEFAULT.in("lab"));
        assertThat(scout.tested.getLast().credentials()).isPresent();
    }

    @Test
    void ofSeveralEntriesNoneIsTakenUnlessTheAnswersNameIt() throws IOException {
        scout.file = clouds("lab", "home");
        model.shown();
        errands.go(PAUSE);
        assertThat(desk.now().cloud().isEmpty()).isTrue();
        desk.change(draft -> draft.on(CloudChoice.DEFAULT.in("home")));
        model.shown();
        errands.go(PAUSE);
        assertThat(desk.now().cloud().authUrl()).isEqualTo("https://home.example");
        assertThat(desk.now().cloud().choice()).isEqualTo(CloudChoice.DEFAULT.in("home"));
    }

    @Test
    void anEntryThatWasChangedIsWrittenOutInTheAnswers() throws IOException {
        scout.file = clouds("lab");
        model.shown();
        errands.go(PAUSE);
        model.edit(draft -> draft.withProject("other", "Default"));
        var choice = desk.now().cloud().choice();
        assertThat(choice.entry()).isEmpty();
        assertThat(choice.signIn()).hasValueSatisfying(signIn -> assertThat(signIn.authUrl())
                .isEqualTo("https://lab.example/v3"));
        assertThat(scout.tested).isNotEmpty();
        assertThat(model.secret().getValue()).contains(Secret.of("of lab"));
    }

    @Test
    void aFileThatIsChosenIsReadAndOneThatSaysNothingIsSaidSo() throws IOException {
        var openrc = Files.writeString(directory.resolve("my-openrc.sh"), """
                export OS_AUTH_URL=https://rc.example:5000
                export OS_USERNAME=ada OS_PROJECT_NAME=demo
                """);
        model.files().take(openrc);
        errands.go(PAUSE);
        assertThat(desk.now().cloud()).returns("https://rc.example:5000", CloudDraft::authUrl)
                .returns(false, CloudDraft::asEntry);
        model.files().take(Files.writeString(directory.resolve("other.txt"), "nothing"));
        errands.go(PAUSE);
        assertThat(said(model.files().problem().getValue())).contains("sets no OS_AUTH_URL");
    }

    @Test
    void aCaFileIsReadAndItsCertificatesAreShownAndTestedWith() throws IOException {
        type(URL);
        var pem = Files.writeString(directory.resolve("ca.pem"), authority("One").pem());
        model.files().take(pem);
        errands.go(PAUSE);
        assertThat(model.files().certificates()).extracting(CertificateFacts::name).containsExactly("One");
        assertThat(scout.tested.getLast().caFile()).isPresent();
        model.files().addCa(Files.writeString(directory.resolve("more.pem"), authority("Two").pem()));
        errands.go(PAUSE);
        assertThat(model.files().certificates()).extracting(CertificateFacts::name).containsExactly("One", "Two");
        model.files().chooseCa("");
        errands.go(PAUSE);
        assertThat(scout.tested.getLast().caFile()).isEmpty();
    }

    @Test
    void aCaFileThatIsNoneIsSaidSoAndNothingIsTrustedInItsPlace() throws IOException {
        model.files().chooseCa(Files.writeString(directory.resolve("page.pem"), "<html>").toString());
        errands.go(PAUSE);
        assertThat(said(model.files().caProblem().getValue())).contains("is a web page");
        assertThat(model.files().certificates()).isEmpty();
    }

    @Test
    void aRestrictedCredentialIsInTheWayUntilItIsReused() {
        scout.kind = CredentialKind.RESTRICTED;
        type(URL);
        model.edit(draft -> draft.withMeans(CloudDraft.Means.APPLICATION_CREDENTIAL).withCredential("c1"));
        model.typeSecret("s3cret");
        errands.go(PAUSE);
        assertThat(model.findings().getValue()).hasSize(1).first()
                .returns(CloudFinding.Weight.BLOCKING, CloudFinding::weight)
                .returns(List.of(Remedy.REUSE_CREDENTIAL), CloudFinding::remedies);
        model.heal(Remedy.REUSE_CREDENTIAL);
        assertThat(model.findings().getValue()).isEmpty();
        assertThat(desk.now().cloud().choice().credential()).isEqualTo(ClusterCredential.REUSE);
        model.edit(draft -> draft.withMeans(CloudDraft.Means.PASSWORD));
        assertThat(desk.now().cloud().cluster()).isEqualTo(ClusterCredential.OWN);
    }

    @Test
    void plainHttpIsAcknowledgedOnceAndKeptInTheAnswers() {
        scout.answer = target -> target.plainHttp() == PlainHttp.ACKNOWLEDGED ? report(List.of())
                : report(List.of(new ConnectionLine(ConnectionCheck.TLS, State.BAD, Optional.empty(),
                        Optional.of(Message.of("openstack.test.plain-http", "devstack:80",
                                Message.of("openstack.service.identity"))),
                        "")));
        fill("ada", "demo");
        type("http://devstack/identity");
        errands.go(PAUSE);
        assertThat(model.findings().getValue()).first().returns(List.of(Remedy.ALLOW_PLAIN_HTTP),
                CloudFinding::remedies);
        model.heal(Remedy.ALLOW_PLAIN_HTTP);
        errands.go(PAUSE);
        assertThat(model.findings().getValue()).isEmpty();
        assertThat(desk.now().cloud().choice().allowPlainHttp()).isTrue();
    }

    @Test
    void aKeystoneThatWasFoundElsewhereIsTakenByAButton() {
        scout.answer = _ -> new ConnectionReport(report(List.of(new ConnectionLine(ConnectionCheck.SIGN_IN, State.BAD,
                Optional.empty(), Optional.of(Message.of("openstack.test.keystone-elsewhere", URL, URL)), "404")))
                .lines(), Optional.empty(), List.of(), Optional.empty(), Optional.of(URI.create(URL)), now);
        type("https://keystone.example/wrong");
        errands.go(PAUSE);
        assertThat(model.findings().getValue()).first().returns(List.of(Remedy.USE_FOUND_URL),
                CloudFinding::remedies).returns("404", CloudFinding::ownWords);
        model.heal(Remedy.USE_FOUND_URL);
        assertThat(desk.now().cloud().authUrl()).isEqualTo(URL);
    }

    @Test
    void aDraftSurvivesBeingWrittenDown() {
        fill("ada", "demo");
        assertThat(DraftDesk.read(DraftDesk.written(desk.now()))).contains(desk.now());
    }

    @Test
    void whatIsMissingIsNamedByItsField() {
        assertThat(desk.now().finished().problems()).extracting(problem -> problem.field())
                .contains("cloud.sign-in.auth-url", "cloud.sign-in.user", "cloud.sign-in.project");
        type("https://cloud.example/dashboard/");
        assertThat(desk.now().finished().problems()).anySatisfy(problem -> assertThat(said(Optional.of(
                problem.message()))).contains("address of the dashboard"));
    }

    private void type(String url) {
        model.edit(draft -> draft.withAuthUrl(url));
    }

    private void fill(String user, String project) {
        type(URL);
        model.edit(draft -> draft.withUser(user, "Default").withProject(project, "Default"));
    }

    private Path clouds(String... names) throws IOException {
        var entries = Arrays.stream(names).map(name -> """
                  %1$s: {auth: {auth_url: 'https://%1$s.example', username: ada, password: of %1$s, project_name: demo}}
                """.formatted(name)).toList();
        return Files.writeString(directory.resolve("clouds.yaml"), "clouds:\n" + String.join("", entries));
    }

    private static CertificateAuthority authority(String name) {
        return new CertificateAuthority(name, InstantSource.system(), new Random(1));
    }

    private static ConnectionLine line(ConnectionCheck check, State state) {
        return new ConnectionLine(check, state, Optional.empty(), Optional.empty(), "");
    }

    private static String said(Optional<Message> message) {
        return Texts.strict(Locale.ENGLISH).say(message.orElseThrow());
    }

    private ConnectionReport report(List<ConnectionLine> bad) {
        var lines = Arrays.stream(ConnectionCheck.values()).map(check -> bad.stream()
                .filter(line -> line.check() == check).findFirst().orElse(line(check, State.GOOD))).toList();
        return new ConnectionReport(lines, Optional.empty(), List.of(), Optional.of(new ConnectionReport.SignedIn("ada",
                "demo", List.of("member"), scout.kind, Optional.empty(), List.of("R1"), List.of("demo"))),
                Optional.empty(), now);
    }

    /** Reads files as the real one does, and makes up what a test finds. */
    private final class FakeScout implements CloudScout {

        private final List<ConnectionTarget> tested = new ArrayList<>();
        private Path file = Path.of("nowhere");
        private CredentialKind kind = CredentialKind.PASSWORD;
        private Consumer<Consumer<ConnectionLine>> during = _ -> {};
        private Function<ConnectionTarget, ConnectionReport> answer = _ -> report(List.of());

        @Override
        public List<Source> usual() {
            try {
                return List.of(new Source(file, true, yaml().clouds(file)));
            } catch (CloudsYamlException _) {
                return List.of();
            }
        }

        @Override
        public Source read(Path chosen) {
            List<CloudSummary> clouds = chosen.toString().endsWith(".yaml") ? yaml().clouds(chosen)
                    : List.of(yaml().openrc(chosen));
            return new Source(chosen, false, clouds);
        }

        @Override
        public ConnectionReport test(ConnectionTarget target, Consumer<ConnectionLine> told) {
            tested.add(target);
            during.accept(told);
            return answer.apply(target);
        }

        private CloudsYaml yaml() {
            return new CloudsYaml(Map.of(), directory, directory, PasswordPrompt.nobody());
        }
    }
}
