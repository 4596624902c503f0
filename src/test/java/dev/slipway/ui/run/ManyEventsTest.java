package dev.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import dev.slipway.provision.SamplePlans;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.spec.ClusterId;
import dev.slipway.text.Message;
import dev.slipway.ui.BehindTheScreen;
import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Errands;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the window's thread is kept busy at once, however much happens. */
class ManyEventsTest {

    private static final int NODES = 100;
    private static final int EVENTS = 100_000;
    private static final int LINES = 200_000;
    /** What one step may keep the window from drawing, on a machine that does much else. */
    private static final long MOST_MILLIS = 500;

    @TempDir
    Path directory = Path.of("");

    @Test
    void theWindowDrawsWhileAHundredNodesReportAndAStepPrintsAndPrints() throws Exception {
        var screen = Screen.on();
        var plan = SamplePlans.of("farm", 5, NODES - 5);
        var words = new Words(Language.ENGLISH);
        var backstage = BehindTheScreen.in(directory, words, () -> Play.BEGIN, Errands.on((_, work) -> {
            var task = new FutureTask<>(work, null);
            Thread.ofVirtual().start(task);
            return task;
        }, Platform::runLater));
        var spec = SamplePlans.spec("farm", 5, NODES - 5);
        var folder = backstage.workspace().create(new ClusterId(spec.name(), "1a2b3c4d"), spec);
        var model = new RunModel(backstage, folder, Direction.FORWARD, VolumeChoice.KEEP);
        screen.show(1180, 780, () -> {
            var scene = new Scene(new BorderPane(new InstallScreen(words, model, new Ways().navigator())), 1180, 780);
            new Looks(words, Theme.LIGHT).apply(scene);
            return scene;
        });
        screen.onWindowThread(() -> {
            model.prepared(plan, List.of(), "render");
            model.begun(new Ways().steering(), RunState.empty());
            return null;
        });
        var steps = plan.steps().stream().map(Step::id).filter(id -> Phases.ofNode(id).isPresent()).toList();
        var printing = new StepId("prepare/farm-w-1");
        model.saw(new RunEvent.RunStarted(Play.BEGIN, Direction.FORWARD));
        steps.forEach(id -> model.saw(new RunEvent.Started(Play.BEGIN, id)));
        screen.onWindowThread(() -> {
            model.choose(printing);
            return null;
        });
        var pulses = new Pulses();
        screen.onWindowThread(() -> {
            pulses.watch(screen.stage().getScene());
            return null;
        });
        for (var i = 0; i < EVENTS; i++) {
            model.saw(new RunEvent.Observed(Play.BEGIN, steps.get(i % steps.size()),
                    Message.of("provision.seen.no-node", "farm-w-" + i)));
        }
        var all = new ArrayList<String>();
        Files.createDirectories(folder.path().resolve("logs"));
        for (var i = 0; i < LINES; i++) {
            all.add(Play.BEGIN + " Get:" + i + " http://mirror.example.org/debian bookworm/main amd64 package " + i);
            if (all.size() == 1000) {
                Files.write(folder.logs().file(printing), all, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                all.clear();
                model.saw(new RunEvent.Logged(Play.BEGIN, printing, ""));
            }
        }
        var log = (ListView<?>) screen.find("log");
        screen.await("the last line", () -> !log.getItems().isEmpty()
                && log.getItems().getLast().toString().contains("package " + (LINES - 1)));
        screen.await("the last event", () -> model.state().get().step(steps.get((EVENTS - 1) % steps.size()))
                .observation().filter(it -> it.arguments().contains("farm-w-" + (EVENTS - 1))).isPresent());
        screen.photograph("13-many-events");
        var longest = screen.onWindowThread(pulses::stop);
        System.out.println(longest); // the figure that a person wants to see
        assertThat(log.getItems()).hasSizeLessThanOrEqualTo(5000);
        assertThat(longest.median()).isLessThan(MOST_MILLIS);
    }

    /**
     * Milliseconds between two pulses, and those that the window's thread was at work in between: what they would be on a machine
     * that does nothing else.
     */
    private record Kept(long median, long longest, long medianAtWork, long longestAtWork, int pulses) {}

    /** Times the pulses of a scene. */
    private static final class Pulses {

        private final List<Long> spans = new ArrayList<>();
        private final List<Long> work = new ArrayList<>();
        private final AtomicLong last = new AtomicLong();
        private final AtomicLong lastWork = new AtomicLong();
        private final AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                var before = last.getAndSet(System.nanoTime());
                var workBefore = lastWork.getAndSet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                if (before > 0) {
                    spans.add((last.get() - before) / 1_000_000);
                    work.add((lastWork.get() - workBefore) / 1_000_000);
                }
            }
        };

        void watch(Scene scene) {
            timer.start();
            scene.getRoot().requestLayout();
        }

        Kept stop() {
            timer.stop();
            var sorted = spans.stream().sorted().toList();
            var sortedWork = work.stream().sorted().toList();
            return new Kept(sorted.get(sorted.size() / 2), sorted.getLast(), sortedWork.get(sortedWork.size() / 2),
                    sortedWork.getLast(), sorted.size());
        }
    }
}
