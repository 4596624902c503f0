package dev.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.openstack.BlockStorage.Volume;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.provision.Finding;
import dev.slipway.provision.Finding.Severity;
import dev.slipway.provision.Leftovers.Thing;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.SamplePlans;
import dev.slipway.provision.TearDown;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.text.Message;
import dev.slipway.ui.BehindTheScreen;
import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.StepMatrix;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Words;
import dev.slipway.workspace.ClusterFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen of a run, while events that nobody caused come in. */
class InstallScreenTest {

    @TempDir
    Path directory = Path.of("");

    private Screen screen;
    private final Words words = new Words(Language.ENGLISH);
    private Optional<ClusterFolder> folder = Optional.empty();
    private Instant now = Play.BEGIN;
    private final Ways ways = new Ways();

    @BeforeEach
    void open() throws Exception {
        screen = Screen.on();
    }

    @Test
    void aRunThatGoesOn() {
        var play = running(SamplePlans.of("web", 3, 5));
        var model = model(play, Direction.FORWARD);
        log("join/web-cp-2", "preflight: 14 checks passed", "certificates downloaded from web-cp-1",
                "etcd: asked to join as a learner", "etcd: snapshot 18 MB received",
                "stderr: image pull took 4.8 s, longer than usual", "waiting for etcd to be promoted to voter",
                "kubelet: running, 3 static pods started");
        show(model, Theme.LIGHT, 1180, 780);
        tell(model, play);
        choose(model, "join/web-cp-2");
        screen.await("the log", () -> log().getItems().size() == 7);
        screen.onWindowThread(() -> {
            ((TextField) screen.find("log-search")).setText("etcd");
            return null;
        });
        screen.photograph("07-install-running");
        assertThat(cell("web-cp-2/JOINED").state()).isEqualTo(StepMatrix.State.RUNNING);
        assertThat(cell("web-w-4/JOINED").state()).isEqualTo(StepMatrix.State.WAITING);
        show(model, Theme.DARK, 1180, 780);
        screen.photograph("07-install-running-dark");
        show(model, Theme.LIGHT, 1024, 700);
        screen.photograph("07-install-running-1024x700");
    }

    @Test
    void aHundredNodes() {
        var play = new Play(SamplePlans.of("farm", 5, 95)).after(20)
                .endsAll("network", "subnet", "router", "router-interface", "security-group", "key-pair",
                        "server-group",
                        "floating-ip", "port", "server")
                .after(240).endsAll("init", "kubeconfig", "cloud-credential", "cloud-controller", "pod-network");
        for (var i = 1; i <= 95; i++) {
            if (i % 7 != 0) {
                play.ends("host/farm-w-" + i);
            } else {
                play.begins("host/farm-w-" + i);
            }
            if (i % 7 != 0 && i < 70) {
                play.ends("prepare/farm-w-" + i);
            }
            if (i % 7 != 0 && i < 40) {
                play.begins("join/farm-w-" + i);
            }
        }
        for (var i = 1; i <= 5; i++) {
            play.ends("host/farm-cp-" + i, "prepare/farm-cp-" + i);
        }
        play.fails("prepare/farm-w-71", new Failure.CommandFailed(
                Message.of("provision.script-failed", "prepare-node", 100), "E: Unable to locate package kubeadm"));
        var model = model(play, Direction.FORWARD);
        show(model, Theme.LIGHT, 1180, 780);
        tell(model, play);
        screen.photograph("13-hundred-nodes");
        show(model, Theme.DARK, 1024, 700);
        screen.photograph("13-hundred-nodes-dark-1024x700");
    }

    @Test
    void aRunThatFailedOnce() {
        var play = failed();
        var model = model(play, Direction.FORWARD);
        log("server/web-w-5", "server d17a3c80-4b6e-49f5-82c1-a90e6f5db374, address 10.6.0.25");
        show(model, Theme.LIGHT, 1180, 780);
        tell(model, play);
        finish(model);
        screen.await("the cause", () -> screen.sees("try-again"));
        screen.photograph("08-install-failed");
        assertThat(model.selected().get()).contains(new StepId("server/web-w-5"));
        press("try-again");
        assertThat(ways.taken()).containsExactly("run FORWARD");
        show(model, Theme.DARK, 1024, 700);
        screen.photograph("08-install-failed-dark-1024x700");
        speak(Language.SIMPLIFIED_CHINESE);
        show(model, Theme.LIGHT, 1180, 780);
        screen.photograph("08-install-failed-zh-Hans");
    }

    @Test
    void independentCausesAreCardsAndManyAreAList() {
        var play = running(SamplePlans.of("web", 3, 5)).after(40)
                .fails("prepare/web-w-4", script()).after(3).fails("prepare/web-w-5", script());
        var model = model(play, Direction.FORWARD);
        show(model, Theme.LIGHT, 1180, 780);
        tell(model, play);
        screen.await("that something failed", () -> screen.sees("see-failed"));
        screen.photograph("08-install-failing");
        finish(model);
        screen.await("the causes", () -> screen.person().lookup("#cause-words").queryAll().size() == 2);
        screen.photograph("08-install-failed-twice");
        var more = running(SamplePlans.of("web", 3, 5)).after(40).fails("prepare/web-w-4", script())
                .fails("prepare/web-w-5", script()).fails("join/web-w-2", script()).fails("join/web-cp-2", script());
        var another = model(more, Direction.FORWARD);
        show(another, Theme.LIGHT, 1180, 780);
        tell(another, more);
        finish(another);
        screen.await("a list", () -> screen.sees("cause-3"));
        screen.photograph("08-install-failed-often");
    }

    @Test
    void aRunThatWasRefused() {
        var play = new Play(SamplePlans.of("web", 3, 5));
        var model = model(play, Direction.FORWARD);
        show(model, Theme.LIGHT, 1180, 780);
        screen.photograph("07-install-preparing");
        screen.onWindowThread(() -> {
            model.refused(new PreflightException(List.of(
                    new Finding(Severity.BLOCKING, "nodes.workers",
                            Message.of("provision.quota", "vCPU", 30, 8, 36, 28, 2), Optional.empty()),
                    new Finding(Severity.ADVICE, "", Message.of("provision.no-octavia"), Optional.empty()))));
            return null;
        });
        screen.await("the finding", () -> screen.sees("back-to-answers"));
        screen.photograph("08-install-refused");
        press("back-to-answers");
        assertThat(ways.taken()).containsExactly("backToAnswers");
    }

    @Test
    void stoppingSaysWhatStaysAndEscStopsNothing() {
        var play = running(SamplePlans.of("web", 3, 5));
        var model = model(play, Direction.FORWARD);
        show(model, Theme.LIGHT, 1180, 780);
        tell(model, play);
        screen.await("the run", () -> screen.sees("cancel"));
        screen.person().press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(ways.taken()).isEmpty();
        press("pause");
        assertThat(ways.taken()).containsExactly("pause");
        press("pause");
        press("cancel");
        screen.await("the question", () -> screen.sees("cancel-yes"));
        screen.photograph("07-install-cancel");
        assertThat(screen.onWindowThread(() -> ((Label) screen.find("left")).getText())).contains("8 servers");
        screen.person().press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        screen.await("no question", () -> !screen.sees("cancel-yes"));
        assertThat(ways.taken()).containsExactly("pause", "goOn");
        press("cancel");
        screen.await("the question", () -> screen.sees("cancel-and-tear-down"));
        press("cancel-and-tear-down");
        assertThat(ways.taken()).containsExactly("pause", "goOn", "cancel");
        screen.onWindowThread(() -> {
            play.after(2).cancelsTheRest().stops(Direction.FORWARD, false);
            play.events().stream().skip(play.told()).forEach(model::saw);
            return null;
        });
        finish(model);
        screen.await("the tear-down", () -> ways.taken().contains("run BACKWARD"));
        screen.photograph("08-install-stopped");
    }

    @Test
    void closingTheWindowWaitsUntilTheRunHasStopped() {
        var play = running(SamplePlans.of("web", 3, 5));
        var model = model(play, Direction.FORWARD);
        show(model, Theme.LIGHT, 1180, 780);
        tell(model, play);
        var closed = new AtomicBoolean();
        screen.onWindowThread(() -> {
            RunSheets.leave(words, model, screen.stage().getScene().getRoot(), () -> closed.set(true));
            return null;
        });
        screen.await("the question", () -> screen.sees("leave-yes"));
        press("leave-yes");
        screen.await("the end of the question", () -> !screen.sees("leave-yes"));
        assertThat(ways.taken()).containsExactly("cancel");
        assertThat(closed).isFalse();
        finish(model);
        screen.await("the end", closed::get);
    }

    @Test
    void whatATearDownProves() {
        var plan = SamplePlans.of("web", 1, 2);
        var play = new Play(plan, Direction.BACKWARD).after(40).endsTheRest().after(1).stops(Direction.BACKWARD, true);
        var model = model(play, Direction.BACKWARD);
        show(model, Theme.LIGHT, 1180, 780);
        tell(model, play);
        var checked = new LinkedHashMap<String, Integer>();
        for (var kind : List.of("servers", "key pairs", "server groups", "networks", "subnets", "routers", "ports",
                "floating IPs", "security groups", "application credentials", "volumes", "snapshots",
                "load balancers")) {
            checked.put(kind, kind.length() - 5);
        }
        var kept = new Volume("8a7d3c80-4b6e-49f5-82c1-a90e6f5db374", "pvc-17", "", "available", 8, "ssd", Map.of(),
                List.of());
        prove(model, new TearDown.Result(RunState.of(play.events()), checked, List.of(), List.of(kept)));
        finish(model);
        screen.await("the proof", () -> screen.sees("proof"));
        screen.photograph("07-torn-down-kept");
        prove(model, new TearDown.Result(RunState.of(play.events()), checked,
                List.of(new Thing("floating IP", "f00d3c80-4b6e-49f5-82c1-a90e6f5db374", "172.24.4.22")), List.of()));
        screen.await("what remains", () -> screen.sees("try-again"));
        screen.photograph("07-torn-down-remaining");
    }

    private void speak(Language language) {
        screen.onWindowThread(() -> {
            words.speak(language);
            return null;
        });
    }

    private void prove(RunModel model, TearDown.Result result) {
        screen.onWindowThread(() -> {
            model.proved(result);
            return null;
        });
    }

    private static Failure script() {
        return new Failure.CommandFailed(Message.of("provision.script-failed", "prepare-node", 100),
                "Reading package lists...\nE: Unable to locate package kubeadm\nE: Couldn't find any package by glob");
    }

    private static Play failed() {
        return running(SamplePlans.of("web", 3, 5)).after(200)
                .fails("server/web-w-5", new Failure.Rejected(Message.of("provision.server-error", "web-w-5",
                        "d17a3c80-4b6e-49f5-82c1-a90e6f5db374", "No valid host was found."),
                        "ERROR fault 500: No valid host was found.\nserver d17a3c80-4b6e-49f5-82c1-a90e6f5db374\n"
                                + "req-8f2c6e14-0b7d-4a95-b3e8-5c91d7f0a263"))
                .after(60).endsTheRest().stops(Direction.FORWARD, false);
    }

    private void finish(RunModel model) {
        screen.onWindowThread(() -> {
            model.ended();
            return null;
        });
    }

    private static Play running(Plan plan) {
        return new Play(plan).after(20)
                .endsAll("network", "subnet", "router", "router-interface", "security-group", "key-pair",
                        "server-group")
                .after(54).endsAll("port", "server").ends("floating-ip")
                .after(40).endsAll("host").ends("prepare/web-cp-1", "prepare/web-cp-2", "prepare/web-cp-3")
                .after(86).ends("init/web-cp-1", "kubeconfig", "prepare/web-w-1", "prepare/web-w-2", "prepare/web-w-3")
                .after(17).begins("prepare/web-w-4").after(17).begins("prepare/web-w-5").after(30)
                .ends("cloud-credential", "cloud-controller", "pod-network", "join-ticket", "certificate-key",
                        "join/web-w-1")
                .begins("join/web-cp-2").after(13).begins("join/web-w-2")
                .sees("join/web-w-2", Message.of("provision.seen.no-node", "web-w-2")).after(18);
    }

    private StepMatrix.Cell cell(String id) {
        return screen.onWindowThread(() -> ((StepMatrix) screen.find("matrix")).cell(id).orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private ListView<Object> log() {
        return (ListView<Object>) screen.find("log");
    }

    private void choose(RunModel model, String step) {
        screen.onWindowThread(() -> {
            model.choose(new StepId(step));
            return null;
        });
    }

    private RunModel model(Play play, Direction direction) {
        now = play.now();
        var backstage = BehindTheScreen.in(directory, words, () -> now, Platform::runLater);
        var name = play.plan().steps().stream().filter(step -> step.id().stage().equals("server")).findFirst()
                .map(step -> Outline.pool(Phases.subject(step.id())).replaceFirst("-cp$", "")).orElse("web");
        ClusterSpec spec = SamplePlans.spec(name, 3, 5);
        folder = Optional.of(backstage.workspace().create(new ClusterId(spec.name(), "1a2b3c4d"), spec));
        return new RunModel(backstage, folder.orElseThrow(), direction, VolumeChoice.KEEP);
    }

    private void log(String step, String... lines) {
        var at = now.minusSeconds(lines.length);
        for (var line : lines) {
            folder.orElseThrow().logs().add(new RunEvent.Logged(at, new StepId(step), line));
            at = at.plusSeconds(1);
        }
    }

    private void tell(RunModel model, Play play) {
        screen.onWindowThread(() -> {
            model.prepared(play.plan(), List.of(), "shop-staging");
            model.begun(ways.steering(), RunState.empty());
            play.events().forEach(model::saw);
            play.told();
            return null;
        });
    }

    private void show(RunModel model, Theme theme, double width, double height) {
        screen.show(width, height, () -> {
            var scene = new Scene(new BorderPane(new InstallScreen(words, model, ways.navigator())), width, height);
            new Looks(words, theme).apply(scene);
            scene.getRoot().getStyleClass().add("window");
            return scene;
        });
    }

    /** As the keyboard does: a click could miss what a busy machine has not yet laid out. */
    private void press(String id) {
        screen.onWindowThread(() -> {
            ((Button) screen.find(id)).fire();
            return null;
        });
    }
}
