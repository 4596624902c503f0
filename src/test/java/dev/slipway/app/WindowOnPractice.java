package dev.slipway.app;

import dev.slipway.openstack.CloudsYaml;
import dev.slipway.openstack.HttpExchange;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.OpenStackDoor;
import dev.slipway.openstack.PasswordPrompt;
import dev.slipway.practice.Crowd;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import dev.slipway.secret.Redactor;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.ui.Screen;
import dev.slipway.ui.Window;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.Theme;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Errands;
import dev.slipway.ui.work.FilePicker;
import dev.slipway.ui.work.PracticeGround;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.Workspace;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;

/** The window as a person has it, on a practice cloud in this process. */
final class WindowOnPractice implements AutoCloseable {

    private final Screen screen;
    private final PracticeCloud cloud;
    private final Path root;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Optional<Path> chosen = Optional.empty();
    private final Words words = new Words(Language.ENGLISH);

    private WindowOnPractice(Screen screen, PracticeCloud cloud, Path root) {
        this.screen = screen;
        this.cloud = cloud;
        this.root = root;
    }

    static WindowOnPractice open(Path directory) throws Exception {
        return open(directory, Crowd.NONE);
    }

    /** @param crowd what else is in the cloud */
    static WindowOnPractice open(Path directory, Crowd crowd) throws Exception {
        return open(directory, PracticeOptions.at(new Pace(0)).among(crowd));
    }

    static WindowOnPractice open(Path directory, PracticeOptions options) throws Exception {
        var cloud = PracticeCloud.start(directory.resolve("cloud"), options, InstantSource.system(),
                new SecureRandom());
        var root = directory.resolve("home");
        var environment = Map.of("OS_CLIENT_CONFIG_FILE", cloud.cloudsYaml().toString(), "XDG_DATA_HOME",
                root.toString());
        var redactor = Wiring.redactor();
        var wiring = new Wiring(environment, root, redactor, Terminal.console(environment, redactor),
                _ -> () -> {});
        var window = new WindowOnPractice(Screen.on(), cloud, root);
        window.screen.onWindowThread(() -> {
            var looks = new Looks(window.words, Theme.LIGHT);
            var errands = Errands.on(window::run, Platform::runLater);
            window.screen.stage().setWidth(1180);
            window.screen.stage().setHeight(780);
            new Window(window.screen.stage(),
                    wiring.backstage(window.words, errands, window.files(), new RunningPractice(cloud)), looks);
            window.screen.stage().show();
            return null;
        });
        return window;
    }

    /** As the window's own threads do, but these can be waited for. */
    private Future<?> run(Duration pause, Runnable work) {
        if (threads.isShutdown()) {
            return CompletableFuture.completedFuture(null);
        }
        return threads.submit(() -> {
            Thread.sleep(pause);
            work.run();
            return null;
        });
    }

    private FilePicker files() {
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
            public void show(Path file) {}
        };
    }

    /** What the person picks wherever a file is asked for. */
    void choose(Path file) {
        chosen = Optional.of(file);
    }

    /** The same cloud without a window: somebody else works in its project too. */
    OpenStack signedIn() {
        var access = new CloudsYaml(Map.of("OS_CLIENT_CONFIG_FILE", cloud.cloudsYaml().toString()), root, root,
                PasswordPrompt.nobody()).access(Optional.of(PracticeCloud.NAME));
        return OpenStackDoor.signIn(access, HttpExchange.to(access), InstantSource.system(), Thread::sleep, _ -> {});
    }

    /** A practice cloud that needs no start. */
    static PracticeGround practice(PracticeCloud cloud) {
        return new RunningPractice(cloud);
    }

    Screen screen() {
        return screen;
    }

    Words words() {
        return words;
    }

    List<ClusterFolder> clusters() {
        return new Workspace(root.resolve("slipway"), new Redactor()).list();
    }

    /** Nothing of it writes files any more when this returns. */
    @Override
    public void close() {
        screen.onWindowThread(() -> {
            screen.stage().setScene(new Scene(new Pane()));
            threads.shutdownNow();
            return null;
        });
        threads.close();
        cloud.close();
    }

    /** The practice cloud of this process, which needs no start. */
    private record RunningPractice(PracticeCloud cloud) implements PracticeGround {
        @Override
        public void start() {}

        @Override
        public Path cloudsYaml() {
            return cloud.cloudsYaml();
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public ClusterSpec example() {
            return PracticeSpec.of(1, 2);
        }

        @Override
        public String cloudName() {
            return PracticeCloud.NAME;
        }
    }
}
