package dev.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.provision.SamplePlans;
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
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
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
}
