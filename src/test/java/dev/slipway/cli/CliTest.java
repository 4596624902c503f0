package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.plan.RealTimeline;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.provision.Doors;
import dev.slipway.provision.Failures;
import dev.slipway.provision.Provisioner;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.text.Texts;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said without a cloud. */
class CliTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Workspace workspace;

    @BeforeEach
    void anEmptyWorkspace() {
        workspace = new Workspace(directory.resolve("state"), new Redactor());
    }

    @Test
    void theProgramAloneSaysWhatToTypeFirst() {
        assertThat(run()).isZero();
        assertThat(out()).contains("slipway practice", "slipway create FILE").doesNotContain("Usage");
    }

    @Test
    void itSaysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out()).isEqualTo("Slipway 1.2.3\n");
    }

    @Test
    void helpNamesEveryCommandAndExitCode() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("check", "plan", "create", "resume", "show", "kubeconfig", "tear-down", "forget",
                "list",
                "130");
    }

    @Test
    void anUnknownCommandIsTwo() {
        assertThat(run("destroy", "small")).isEqualTo(2);
        assertThat(err()).contains("destroy", "--help");
        assertThat(out()).isEmpty();
    }

    @Test
    void aMissingParameterIsTwo() {
        assertThat(run("create")).isEqualTo(2);
        assertThat(err()).contains("FILE");
    }

    @Test
    void whoAsksForJsonGetsItEvenIfTheRestIsNotUnderstood() throws IOException {
        assertThat(run("show", "-o", "json")).isEqualTo(2);
        assertThat(json().at("/error/said/0/message").asText()).contains("NAME");
    }

    @Test
    void anAnswersFileThatIsNotThereIsTwoAndHasNoStackTrace() {
        assertThat(run("create", directory.resolve("small.slipway.yaml").toString())).isEqualTo(2);
        assertThat(err()).contains("small.slipway.yaml").doesNotContain("Exception");
    }

    @Test
    void aFailureInJsonIsOneDocumentToo() throws IOException {
        assertThat(run("show", "small", "-o", "json")).isEqualTo(2);
        assertThat(json().at("/error/code").asInt()).isEqualTo(2);
        assertThat(json().at("/error/said/0/message").asText()).contains("no cluster named small");
    }

    @Test
    void clustersAreListedWithTheirStage() throws IOException {
        cluster();
        assertThat(run("list", "-o", "json")).isZero();
        assertThat(json().at("/clusters/0/name").asText()).isEqualTo("small");
        assertThat(json().at("/clusters/0/stage").asText()).isEqualTo("not-begun");
        assertThat(json().at("/clusters/0/release").asText()).isEqualTo("1.36");
    }

    @Test
    void aRunThatWasKilledLeavesAnUnfinishedCluster() {
        try (var journal = cluster().journal().open()) {
            journal.add(new RunEvent.RunStarted(Instant.EPOCH, Direction.FORWARD));
        }
        assertThat(run("list")).isZero();
        assertThat(out()).contains("small-1a2b3c4d", "unfinished", "1970-01-01T00:00:00Z");
    }

    @Test
    void thePathOfTheKubeconfigIsAllThatIsPrinted() {
        var folder = cluster();
        folder.writeKubeconfig(Secret.of("apiVersion: v1\n"));
        assertThat(run("kubeconfig", "small")).isZero();
        assertThat(out()).isEqualTo(folder.kubeconfigFile() + "\n");
    }

    @Test
    void theKubeconfigCanBeWrittenElsewhereForItsOwnerAlone() throws IOException {
        cluster().writeKubeconfig(Secret.of("apiVersion: v1\n"));
        var file = directory.resolve("config");
        assertThat(run("kubeconfig", "small", "--output", file.toString())).isZero();
        assertThat(file).hasContent("apiVersion: v1\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void theKubeconfigItselfCanGoToStandardOutput() {
        cluster().writeKubeconfig(Secret.of("apiVersion: v1\n"));
        assertThat(run("kubeconfig", "small", "--output", "-")).isZero();
        assertThat(out()).isEqualTo("apiVersion: v1\n");
    }

    @Test
    void theKubeconfigCanBeMergedIntoOnesOwnWhichIsKept() throws IOException {
        cluster().writeKubeconfig(Secret.of("""
                apiVersion: v1
                clusters: [{name: kubernetes, cluster: {server: 'https://203.0.113.10:6443'}}]
                contexts: [{name: c, context: {cluster: kubernetes, user: u}}]
                current-context: c
                users: [{name: u, user: {token: t}}]
                """));
        var own = Files.writeString(directory.resolve("own"), "# mine\ncontexts: []\n");
        assertThat(run("kubeconfig", "small", "--merge", "--context", "lab", "--into", own.toString())).isZero();
        assertThat(out()).contains("The context lab is in " + own, "own.before-slipway-1",
                "kubectl --context lab get nodes");
        assertThat(own).content().startsWith("# mine\n").contains("server: https://203.0.113.10:6443");
        assertThat(directory.resolve("own.before-slipway-1")).hasContent("# mine\ncontexts: []\n");

        var before = Files.readString(own);
        assertThat(run("kubeconfig", "small", "--merge", "--context", "lab", "--into", own.toString())).isEqualTo(2);
        assertThat(err()).contains("already has a context named lab");
        assertThat(own).hasContent(before);
        assertThat(run("kubeconfig", "small", "--merge", "--context", "lab", "--replace", "--into", own.toString()))
                .isZero();
    }

    @Test
    void whatGoesWithMergingIsRefusedWithoutIt() {
        cluster().writeKubeconfig(Secret.of("apiVersion: v1\n"));
        assertThat(run("kubeconfig", "small", "--context", "lab")).isEqualTo(2);
        assertThat(run("kubeconfig", "small", "--merge", "--output", "-")).isEqualTo(2);
    }

    @Test
    void aNameThatIsTakenHereIsRefusedBeforeAnyCloudIsAsked() {
        try (var journal = cluster().journal().open()) {
            journal.add(new RunEvent.RunStarted(Instant.EPOCH, Direction.FORWARD));
        }
        assertThat(run("create", "examples/small.slipway.yaml")).isEqualTo(4);
        assertThat(err()).contains("There is already a cluster named small (small-1a2b3c4d).");
        assertThat(workspace.list()).hasSize(1);
    }

    @Test
    void aFolderWhoseRunNeverBeganDoesNotStandInTheWay() {
        var left = cluster(); // by a command that was killed while it looked at the cloud
        assertThat(run("create", "examples/small.slipway.yaml")).as("there is no cloud to sign in to").isEqualTo(1);
        assertThat(left.path()).doesNotExist();
        assertThat(workspace.list()).isEmpty();
    }

    @Test
    void theFolderOfACommandThatLooksAtTheCloudAtThisMomentIsLeftAlone() {
        var folder = cluster();
        try (var _ = folder.lock()) {
            assertThat(run("create", "examples/small.slipway.yaml")).isEqualTo(2);
        }
        assertThat(err()).contains("Another Slipway process");
        assertThat(folder.path()).exists();
    }

    @Test
    void forgettingSaysWhatItCannotProve() {
        var folder = cluster();
        assertThat(run("forget", "small")).isZero();
        assertThat(folder.path()).doesNotExist();
        assertThat(out()).contains("is not known");
    }

    @Test
    void aClusterInUseIsNotForgotten() {
        var folder = cluster();
        try (var _ = folder.lock()) {
            assertThat(run("forget", "small")).isEqualTo(2);
        }
        assertThat(folder.path()).exists();
        assertThat(err()).contains("Another Slipway process");
    }

    @Test
    void aFingerprintThatIsNoneIsRefused() {
        cluster();
        assertThat(run("resume", "small", "--host-key", "small-cp-1=MD5:00")).isEqualTo(2);
        assertThat(err()).contains("small-cp-1=MD5:00");
    }

    @Test
    void aMistakeOfOursIsACodeAndAFile() throws IOException {
        cluster(); // and nobody gave us a cloud to ask
        assertThat(run("show", "small")).isEqualTo(1);
        assertThat(err()).contains("Slipway made a mistake").doesNotContain("\tat ");
        try (var reports = Files.list(workspace.root().resolve("reports"))) {
            assertThat(reports).singleElement().satisfies(report -> assertThat(report).content().contains("\tat "));
        }
    }

    private ClusterFolder cluster() {
        return workspace.create(new ClusterId(new ClusterName("small"), "1a2b3c4d"),
                ClusterSpecFile.read(Path.of("examples/small.slipway.yaml")));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        var redactor = new Redactor();
        var timeline = new RealTimeline(InstantSource.system(), new Random(1));
        var console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), redactor, Optional.empty(), Console.Style.PLAIN);
        Doors none = new Doors(_ -> {
            throw new IllegalStateException("no cloud here");
        }, _ -> {
            throw new IllegalStateException("no host here");
        }, (_, _) -> {
            throw new IllegalStateException("no API here");
        });
        return new Cli(new Workbench("1.2.3", console, Texts.strict(Locale.ENGLISH), timeline, _ -> () -> {
        }, new Failures(), new Provisioner(none, timeline, redactor), _ -> {
            throw new IllegalStateException("no cloud here");
        }, (_, _) -> {
            throw new IllegalStateException("no cloud here");
        }, _ -> workspace), Map.of()).run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
