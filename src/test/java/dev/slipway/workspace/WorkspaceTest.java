package dev.slipway.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.StepId;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.ClusterSpecFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {

    private static final ClusterName SMALL = new ClusterName("small");

    @TempDir
    private Path root;

    private final Redactor redactor = new Redactor();
    private Workspace workspace;

    @BeforeEach
    void anEmptyWorkspace() {
        workspace = new Workspace(root.resolve("new").resolve("state"), redactor);
    }

    @Test
    void aClusterHasAFolderOfItsOwnWithItsAnswers() {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());

        assertThat(folder.path()).isEqualTo(workspace.root().resolve("clusters/small-1a2b3c4d"));
        assertThat(folder.path().resolve("small.slipway.yaml")).exists();
        assertThat(folder.spec()).isEqualTo(spec());
    }

    @Test
    void everythingInItIsItsOwnersAlone() throws IOException {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        folder.writeKubeconfig(Secret.of("kubeconfig"));
        folder.writeSshKey(Secret.of("key"));
        folder.logs().add(new RunEvent.Logged(Instant.EPOCH, StepId.of("join", "small-w-1"), "hello"));
        folder.lock().close();

        try (var paths = Files.walk(workspace.root())) {
            assertThat(paths)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void theKubeconfigIsCopiedIntoAFolderThatAloneIsMissing() {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        folder.writeKubeconfig(Secret.of("kubeconfig"));
        var home = workspace.root();

        folder.copyKubeconfig(home.resolve(".kube/small.yaml"));
        assertThat(home.resolve(".kube/small.yaml")).hasContent("kubeconfig");

        var mistyped = home.resolve("no/such/place/small.yaml");
        assertThatThrownBy(() -> folder.copyKubeconfig(mistyped)).isInstanceOf(WorkspaceException.class);
        assertThat(home.resolve("no")).doesNotExist();
    }

    @Test
    void aClusterIsFoundByNameAndById() {
        workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());

        assertThat(workspace.find("small").id().value()).isEqualTo("small-1a2b3c4d");
        assertThat(workspace.find("small-1a2b3c4d").id().value()).isEqualTo("small-1a2b3c4d");
    }

    @Test
    void aNameThatTwoClustersBearMustBeSaidInFull() {
        workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        workspace.create(new ClusterId(SMALL, "5e6f7a8b"), spec());

        assertRefused("small", "workspace.ambiguous");
        assertThat(workspace.find("small-5e6f7a8b").id().suffix()).isEqualTo("5e6f7a8b");
    }

    @Test
    void anUnknownNameIsRefused() {
        assertRefused("small", "workspace.no-clusters");
        workspace.create(new ClusterId(new ClusterName("other"), "1a2b3c4d"), spec());
        assertRefused("small", "workspace.not-found");
    }

    @Test
    void foldersOfOthersAreNotTakenForClusters() throws IOException {
        workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        Files.createDirectories(workspace.root().resolve("clusters/Backup Of Mine-1a2b3c4d"));
        Files.createDirectories(workspace.root().resolve("clusters/notes"));

        assertThat(workspace.list()).extracting(folder -> folder.id().value()).containsExactly("small-1a2b3c4d");
    }

    @Test
    void aFolderIsLockedOnlyOnceAtATime() {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        try (var _ = folder.lock()) {
            assertThatThrownBy(folder::lock).isInstanceOfSatisfying(WorkspaceException.class, e -> {
                assertThat(e.sentence().key()).isEqualTo("workspace.locked");
                assertThat(e.sentence().arguments()).containsExactly("small",
                        Long.toString(ProcessHandle.current().pid()));
            });
        }
        folder.lock().close();
    }

    @Test
    void aSecondLockThatIsRefusedDoesNotFreeTheFirst() throws Exception {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        try (var _ = folder.lock()) {
            assertThatThrownBy(folder::lock).isInstanceOf(WorkspaceException.class);
            assertThat(fromAnotherProcess()).isEqualTo("workspace.locked");
        }
        assertThat(fromAnotherProcess()).isEqualTo("free");
    }

    private String fromAnotherProcess() throws Exception {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                TryLock.class.getName(), workspace.root().toString(), "small")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    void aFolderIsUntouchedUntilItsRunBegins() {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        folder.rememberCloud(new CloudIdentity("p", "R", "https://cloud.example.org", "u"));
        assertThat(folder.isUntouched()).isTrue();
        try (var journal = folder.journal().open()) {
            assertThat(folder.isUntouched()).isTrue();
            journal.add(new RunEvent.RunStarted(Instant.EPOCH, RunEvent.Direction.FORWARD));
        }
        assertThat(folder.isUntouched()).isFalse();
    }

    @Test
    void aFolderWithAKeyIsNotUntouchedThoughItsJournalWasLost() {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        folder.writeSshKey(Secret.of("key"));
        assertThat(folder.isUntouched()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p\nR\n", "p\nR\nhttps://cloud.example.org\n\n", "p\nR\nu\nu\nu\n"})
    void aDamagedFileDoesNotTellWhereAClusterIs(String text) throws IOException {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        var place = new CloudIdentity("p", "R", "https://cloud.example.org", "u");
        folder.rememberCloud(place);
        assertThat(folder.cloud()).contains(place);
        Files.writeString(folder.path().resolve("cloud"), text);
        assertThat(folder.cloud()).isEmpty();
    }

    @Test
    void stepLogsHoldNoSecret() {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        redactor.learn(Secret.of("canary-4711"));
        var step = StepId.of("join", "small-w-1");
        folder.logs().add(new RunEvent.Logged(Instant.EPOCH, step, "token canary-4711 used"));
        folder.logs().add(new RunEvent.Logged(Instant.EPOCH, step, "joined"));

        assertThat(folder.logs().file(step).getFileName()).hasToString("join-small-w-1.log");
        assertThat(folder.logs().lines(step)).containsExactly("1970-01-01T00:00:00Z token ••• used",
                "1970-01-01T00:00:00Z joined");
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        folder.writeKubeconfig(Secret.of("first"));
        folder.writeKubeconfig(Secret.of("second"));

        assertThat(folder.kubeconfig()).contains(Secret.of("second"));
        try (var files = Files.list(folder.path())) {
            assertThat(files).extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("small.slipway.yaml", "kubeconfig");
        }
    }

    @Test
    void changedAnswersHaveAnotherFingerprint() throws IOException {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        var before = folder.specFingerprint();
        Files.writeString(folder.specFile(), Files.readString(folder.specFile()).replace("count: 2", "count: 3"));

        assertThat(folder.specFingerprint()).isNotEqualTo(before);
    }

    @Test
    void aForgottenClusterIsGoneAndItsNeighbourIsNot() {
        var folder = workspace.create(new ClusterId(SMALL, "1a2b3c4d"), spec());
        workspace.create(new ClusterId(new ClusterName("other"), "1a2b3c4d"), spec());
        folder.logs().add(new RunEvent.Logged(Instant.EPOCH, StepId.of("network"), "hello"));
        folder.delete();

        assertThat(folder.path()).doesNotExist();
        assertThat(workspace.list()).extracting(each -> each.id().value()).containsExactly("other-1a2b3c4d");
    }

    @Test
    void eachPlatformHasItsOwnPlace() {
        var home = Path.of("/home/ada");
        assertThat(WorkspaceRoot.of("Linux", home, Map.of())).isEqualTo(Path.of("/home/ada/.local/share/slipway"));
        assertThat(WorkspaceRoot.of("Linux", home, Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/slipway"));
        assertThat(WorkspaceRoot.of("Linux", home, Map.of("XDG_DATA_HOME", "relative")))
                .isEqualTo(Path.of("/home/ada/.local/share/slipway"));
        assertThat(WorkspaceRoot.of("Mac OS X", home, Map.of()))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Slipway"));
        assertThat(WorkspaceRoot.of("Windows 11", home, Map.of("LOCALAPPDATA", "/local")))
                .isEqualTo(Path.of("/local/Slipway"));
    }

    private void assertRefused(String name, String key) {
        assertThatThrownBy(() -> workspace.find(name)).isInstanceOfSatisfying(WorkspaceException.class,
                e -> assertThat(e.sentence().key()).isEqualTo(key));
    }

    private static ClusterSpec spec() {
        return ClusterSpecFile.read(Path.of("examples/small.slipway.yaml"));
    }
}
