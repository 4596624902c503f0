package dev.slipway.ui.cluster;

import dev.slipway.cluster.Sighting;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.provision.Failures;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.ui.work.FilePicker;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.UsersKubeconfig;
import dev.slipway.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A model of a cluster named web, whose time and cloud a test rules over. */
final class OneCluster {

    private static final String KUBECONFIG = """
            apiVersion: v1
            clusters: [{name: kubernetes, cluster: {server: 'https://203.0.113.10:6443'}}]
            contexts: [{name: c, context: {cluster: kubernetes, user: u}}]
            current-context: c
            users: [{name: u, user: {token: t}}]
            """;

    final AtOnce errands = new AtOnce();
    final ClusterFolder folder;
    final UsersKubeconfig own;
    final ClusterModel model;
    Callable<Optional<Sighting>> answer = Optional::empty;
    Checking checking = (_, _, _) -> List.of();
    Optional<Path> chosen = Optional.empty();
    Instant now = Instant.parse("2026-03-02T11:38:00Z");

    OneCluster(Path directory) {
        folder = new Workspace(directory.resolve("state"), new Redactor()).create(
                new ClusterId(new ClusterName("web"), "1a2b3c4d"),
                answers(directory.resolve("web.slipway.yaml")));
        folder.writeKubeconfig(Secret.of(KUBECONFIG));
        own = new UsersKubeconfig(directory.resolve("kube").resolve("config"));
        var files = new FilePicker() {
            @Override
            public Optional<Path> open(String title) {
                return chosen;
            }

            @Override
            public void show(Path path) {
                throw new AssertionError("nothing is shown elsewhere");
            }

            @Override
            public Optional<Path> save(String title, String name) {
                return chosen;
            }
        };
        model = new ClusterModel(folder, () -> answer.call(), errands, () -> now, new Failures(), own, files,
                (kinds, told, stopped) -> checking.run(kinds, told, stopped));
    }

    private static ClusterSpec answers(Path file) {
        try {
            return ClusterSpecFile.read(Files.writeString(file, Files
                    .readString(Path.of("examples/small.slipway.yaml")).replace("name: small", "name: web")
                    .replace("#cloud:\n#  entry: mycloud", "cloud:\n  entry: lab-east")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OneCluster with(MadeUp cluster) {
        return seeing(cluster.seen());
    }

    OneCluster seeing(Sighting seen) {
        answer = () -> Optional.of(seen);
        return this;
    }

    /** The cloud answers no more. */
    void silence() {
        answer = () -> {
            throw new OpenStackException(OpenStackException.Kind.UNREACHABLE, "list servers", "", 0, "",
                    "nova.lab-east.example:8774 refused the connection", null);
        };
    }

    void pass(Duration time) {
        now = now.plus(time);
        errands.pass(Duration.ofSeconds(1));
    }
}
