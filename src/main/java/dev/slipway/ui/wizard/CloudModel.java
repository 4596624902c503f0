package dev.slipway.ui.wizard;

import dev.slipway.openstack.ConnectionCheck;
import dev.slipway.openstack.ConnectionLine;
import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.ConnectionTarget;
import dev.slipway.secret.Secret;
import dev.slipway.spec.CloudChoice.ClusterCredential;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.CloudScout;
import dev.slipway.ui.work.Errands;
import dev.slipway.ui.work.FxEvents;
import dev.slipway.ui.work.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * What the page Cloud knows: what is asked of a person, and how the connection stands. Tests by itself, a while after the last
 * change; the newest test is the only one.
 */
public final class CloudModel {

    /** What the page tests with. @param pause after the last change */
    public record Means(CloudScout scout, Errands errands, Secrets secrets, InstantSource clock, Duration pause) {}

    /** Long enough to type on, short enough to seem at once. */
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final DraftDesk desk;
    private final Means with;
    private final CloudFiles files;
    private final ObjectProperty<Optional<Secret>> secret = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> secretProblem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<ConnectionCheck, ConnectionLine>> lines =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<ConnectionReport>> report =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<CloudFinding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Boolean> testing = new ReadOnlyObjectWrapper<>(false);
    private final Errands.Newest test = new Errands.Newest();
    private Optional<String> host = Optional.empty();
    private Optional<Tested> last = Optional.empty();
    private long turn;

    private record Tested(Optional<ConnectionTarget> target) {}

    /** With all that the window has. */
    public static CloudModel at(DraftDesk desk, Backstage backstage) {
        return new CloudModel(desk, new Means(backstage.scout(), backstage.errands(), backstage.secrets(),
                backstage.clock(), PAUSE));
    }

    public CloudModel(DraftDesk desk, Means with) {
        this.desk = desk;
        this.with = with;
        this.files = new CloudFiles(desk, with, secret::set);
        desk.draft().map(ClusterDraft::cloud).subscribe(_ -> files.answered());
        desk.draft().subscribe(_ -> changed());
        secret.subscribe(_ -> changed());
    }

    /** The page comes into view. */
    public void shown() {
        files.look();
        changed();
    }

    /** The files that it is read from. */
    public CloudFiles files() {
        return files;
    }

    /** One line of each check that was begun. */
    public ObservableValue<Map<ConnectionCheck, ConnectionLine>> lines() {
        return lines.getReadOnlyProperty();
    }

    /** What the last test found that was not overtaken by a change. */
    public ObservableValue<Optional<ConnectionReport>> report() {
        return report.getReadOnlyProperty();
    }

    public ObservableValue<List<CloudFinding>> findings() {
        return findings.getReadOnlyProperty();
    }

    public ObservableValue<Boolean> testing() {
        return testing.getReadOnlyProperty();
    }

    public ObservableValue<Optional<Secret>> secret() {
        return secret;
    }

    /** That it is missing, once everything else is there. */
    public ObservableValue<Optional<Message>> secretProblem() {
        return secretProblem;
    }

    /** How the page stands: its answers first, then what the cloud says to them. */
    public ObservableValue<Standing> standing(ObservableValue<Standing> answers) {
        return Bindings.createObjectBinding(() -> {
            if (!answers.getValue().mayGoOn()) {
                return answers.getValue();
            } else if (secretProblem.getValue().isPresent()) {
                return Standing.blocked(1, secretProblem.getValue().get());
            }
            var blocking = findings.get().stream().filter(it -> it.weight() == CloudFinding.Weight.BLOCKING).toList();
            if (!blocking.isEmpty()) {
                return Standing.blocked(blocking.size(), blocking.getFirst().message());
            } else if (testing.get()) {
                return new Standing(Sign.RUNNING, Optional.empty(), Optional.empty());
            }
            return findings.get().isEmpty() ? answers.getValue() : Standing.advised(findings.get().size());
        }, answers, secretProblem, findings, testing);
    }

    /** A person types what a file said until now; nothing is lost. */
    public void startTyping() {
        edit(CloudDraft::typed);
    }

    /** How long ago the cloud was tested. */
    public Optional<Duration> age() {
        return report.get().map(tested -> Duration.between(tested.tested(), with.clock().instant()))
                .map(age -> age.isNegative() ? Duration.ZERO : Duration.ofSeconds(age.toSeconds()));
    }

    public void typeSecret(String typed) {
        secret.set(Optional.of(typed).filter(it -> !it.isEmpty()).map(Secret::of));
    }

    /** Does at once what a finding's button says; choosing a file is left to the view. */
    public void heal(CloudFinding.Remedy remedy) {
        switch (remedy) {
            case USE_FOUND_URL -> report.get().flatMap(ConnectionReport::suggestion)
                    .ifPresent(url -> edit(draft -> draft.withAuthUrl(url.toString())));
            case ALLOW_PLAIN_HTTP -> edit(draft -> draft.withPlainHttp(true));
            case REUSE_CREDENTIAL -> edit(draft -> draft.withCluster(ClusterCredential.REUSE));
            case TEST_AGAIN -> testAgain();
            case ADD_CA_FILE -> {}
        }
    }

    public void edit(UnaryOperator<CloudDraft> change) {
        desk.change(draft -> draft.with(change.apply(draft.cloud())));
    }

    public void testAgain() {
        last = Optional.empty();
        begin(Duration.ZERO);
    }

    private void changed() {
        var draft = desk.now().cloud();
        keepToItsHost(draft);
        secret.get().ifPresent(given -> with.secrets().remember(draft.cloudName(), draft.who(), given));
        report.get().ifPresent(known -> findings.set(CloudFinding.of(draft, known)));
        var lacks = draft.url().isPresent() && !draft.who().isEmpty() && secret.get().isEmpty();
        secretProblem.set(lacks ? Optional.of(Message.of("ui.cloud.secret-missing")) : Optional.empty());
        begin(with.pause());
    }

    /** A secret is for the host it was typed for: while another one is typed, it must not go to what the name is so far. */
    private void keepToItsHost(CloudDraft draft) {
        var now = draft.url().map(URI::getHost);
        if (!now.equals(host)) {
            host = now;
            secret.set(Optional.empty());
        }
    }

    private void begin(Duration pause) {
        var target = desk.now().cloud().target(secret.get());
        if (last.equals(Optional.of(new Tested(target)))) {
            return;
        }
        last = Optional.of(new Tested(target));
        test.cancel();
        turn++;
        report.set(Optional.empty());
        findings.set(List.of());
        lines.set(Map.of());
        testing.set(target.isPresent());
        target.ifPresent(wanted -> test(wanted, pause, turn));
    }

    private void test(ConnectionTarget target, Duration pause, long mine) {
        var told = new FxEvents<ConnectionLine>(with.errands().window(), batch -> flip(batch, mine));
        test.replaceBy(with.errands().beginAfter(pause, () -> with.scout().test(target, told::add), this::tested,
                _ -> testing.set(false)));
    }

    private void flip(List<ConnectionLine> batch, long of) {
        if (of == turn) {
            var all = new EnumMap<ConnectionCheck, ConnectionLine>(ConnectionCheck.class);
            all.putAll(lines.get());
            batch.forEach(line -> all.put(line.check(), line));
            lines.set(Map.copyOf(all));
        }
    }

    private void tested(ConnectionReport found) {
        testing.set(false);
        report.set(Optional.of(found));
        findings.set(CloudFinding.of(desk.now().cloud(), found));
    }
}
