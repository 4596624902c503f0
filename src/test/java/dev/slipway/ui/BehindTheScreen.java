package dev.slipway.ui;

import dev.slipway.openstack.ConnectionLine;
import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.ConnectionTarget;
import dev.slipway.plan.RealTimeline;
import dev.slipway.provision.Doors;
import dev.slipway.provision.Failures;
import dev.slipway.provision.Provisioner;
import dev.slipway.secret.Redactor;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.CloudScout;
import dev.slipway.ui.work.Errands;
import dev.slipway.ui.work.FilePicker;
import dev.slipway.ui.work.PracticeGround;
import dev.slipway.ui.work.Secrets;
import dev.slipway.workspace.UsersKubeconfig;
import dev.slipway.workspace.WindowFiles;
import dev.slipway.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** What screens work with, where no cloud can be reached and no file is ever chosen. */
public final class BehindTheScreen {

    private static final FilePicker NOTHING_CHOSEN = new FilePicker() {
        @Override
        public Optional<Path> open(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name) {
            return Optional.empty();
        }

        @Override
        public void show(Path file) {}
    };

    private BehindTheScreen() {}

    /** Errands are done at once, on the thread that asks; what comes back runs on the executor. */
    public static Backstage in(Path directory, Words words, InstantSource clock, Executor window) {
        return in(directory, words, clock, Errands.on((_, work) -> {
            work.run();
            return new FutureTask<>(work, null);
        }, window));
    }

    public static Backstage in(Path directory, Words words, InstantSource clock, Errands errands) {
        var timeline = new RealTimeline(clock, new Random(1));
        var redactor = new Redactor();
        var doors = new Doors(_ -> {
            throw new AssertionError("no cloud here");
        }, _ -> {
            throw new AssertionError("no host here");
        }, (_, _) -> {
            throw new AssertionError("no API here");
        });
        return new Backstage("test", words, errands, clock, timeline, new Workspace(directory, redactor),
                new Provisioner(doors, timeline, redactor),
                new Failures(), _ -> {
                    throw new AssertionError("no cloud here");
                }, (_, _) -> {
                    throw new AssertionError("no cluster here");
                }, new NoPractice(directory), NOTHING_CHOSEN, new WindowFiles(directory), new NoCloud(),
                new Secrets(), new UsersKubeconfig(directory.resolve("kubeconfig")));
    }

    private record NoCloud() implements CloudScout {
        @Override
        public List<Source> usual() {
            return List.of();
        }

        @Override
        public Source read(Path file) {
            throw new AssertionError("no file is ever chosen");
        }

        @Override
        public ConnectionReport test(ConnectionTarget target, Consumer<ConnectionLine> told) {
            throw new AssertionError("no cloud here");
        }
    }

    private record NoPractice(Path directory) implements PracticeGround {
        @Override
        public void start() {}

        @Override
        public Path cloudsYaml() {
            return directory.resolve("clouds.yaml");
        }

        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public ClusterSpec example() {
            throw new AssertionError("nobody practises here");
        }

        @Override
        public String cloudName() {
            return "practice";
        }
    }
}
