package dev.slipway.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that die in the middle, beside a practice cloud that lives on in another. */
class KillTest {

    private static final int INSTANTS = Integer.getInteger("slipway.kills", 6);
    private static final long SEED = Long.getLong("slipway.seed", 20261124);

    /** Of so many begun steps the instants are picked: nearly all that a run has. */
    private static final int STEPS_UP = 26;
    private static final int STEPS_DOWN = 12;
    private static final int KILLED = 128 + 9;
    private static final int MOST_MILLISECONDS_INTO_A_STEP = 60;

    @TempDir
    private static Path cloudDirectory;
    private static Process serve;
    private static RawCloud cloud;

    @TempDir
    private Path directory;

    @BeforeAll
    static void serve() throws Exception {
        var yaml = cloudDirectory.resolve("cloud").resolve("clouds.yaml");
        serve = new Shell(cloudDirectory, yaml).start("practice", "serve", "--dir", yaml.getParent().toString(),
                "--delays", "0.01");
        assertThat(serve.inputReader(StandardCharsets.UTF_8).readLine()).isNotNull();
        cloud = new RawCloud(yaml);
    }

    @AfterAll
    static void end() throws Exception {
        cloud.close();
        serve.destroyForcibly().waitFor();
    }

    static IntStream instants() {
        return IntStream.range(0, INSTANTS);
    }

    private Shell shell() {
        return new Shell(directory, cloudDirectory.resolve("cloud").resolve("clouds.yaml"));
    }

    @ParameterizedTest
    @MethodSource("instants")
    void killedWhileItIsCreatedAndWhileItIsTornDownAClusterIsTheSameAndThenNothing(int instant) throws Exception {
        var shell = shell();
        var random = new Random(SEED + instant);
        var before = cloud.everything();
        var answers = shell.answers("often", "").toString();

        var begun = 1 + (instant * STEPS_UP + random.nextInt(STEPS_UP)) / INSTANTS;
        while (!killed(begun, random, "create", answers)) { // it was quicker than we
            finished("tear-down", "often", "--yes");
            begun = begun / 2;
        }
        assertNothingIsTwice();
        var id = shell.cluster();
        finished("resume", "often");
        assertThat(shell.cluster()).isEqualTo(id);
        assertNothingIsTwice();
        assertThat(shell.json("show", "often").path("nodes")).hasSize(2)
                .allMatch(node -> node.at("/node/ready").asBoolean() && node.path("disagreements").isEmpty());

        begun = 1 + (instant * STEPS_DOWN + random.nextInt(STEPS_DOWN)) / INSTANTS;
        while (!killed(begun, random, "tear-down", "often", "--yes")) {
            finished("create", answers);
            begun = begun / 2;
        }
        if (shell.hasClusters()) {
            finished("tear-down", "often", "--yes");
        }
        assertThat(cloud.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void ctrlCLeavesAWholeJournalAndResumeGoesOnWhileTwoAtATimeAreRefused(String signal) throws Exception {
        var shell = shell();
        var before = cloud.everything();
        var creating = shell.startInForeground("create", shell.answers("stopped", "").toString());
        var lines = creating.errorReader(StandardCharsets.UTF_8);
        readUntil(lines::readLine, line -> line.contains("begins") && line.contains("server stopped-cp-1"));
        var second = shell.run("resume", "stopped");
        assertThat(second.code()).as(second.err()).isEqualTo(2);
        assertThat(second.err()).contains("Another Slipway process", "process " + creating.pid());

        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(creating.pid())).start().waitFor()).isZero();
        readUntil(lines::readLine, _ -> false);

        assertThat(creating.waitFor()).isEqualTo(130);
        assertThat(Files.readString(journal())).endsWith("\n");
        assertThat(shell.run("list").out()).contains("unfinished");
        finished("resume", "stopped");
        finished("tear-down", "stopped", "--yes");
        assertThat(cloud.everything()).isEqualTo(before);
    }

    @Test
    void aTornOrMissingJournalIsSurvivedAndAnUnknownOneIsNot() throws Exception {
        var shell = shell();
        var before = cloud.everything();
        finished("create", shell.answers("torn", "").toString());
        var there = cloud.everything().keySet();

        Files.writeString(journal(), "{\"event\":\"begun\",\"st", StandardOpenOption.APPEND);
        finished("resume", "torn");
        assertThat(cloud.everything().keySet()).isEqualTo(there);

        Files.delete(journal());
        finished("resume", "torn");
        assertThat(cloud.everything().keySet()).isEqualTo(there);

        var whole = Files.readString(journal());
        Files.writeString(journal(), whole.replaceFirst("\"journal\":1", "\"journal\":99"));
        for (var command : List.of("resume", "tear-down")) {
            var ended = shell.run(command, "torn");
            assertThat(ended.code()).as(ended.err()).isEqualTo(2);
            assertThat(ended.err()).contains("99").doesNotContain("Exception");
        }

        Files.delete(journal());
        finished("tear-down", "torn", "--yes");
        assertThat(cloud.everything()).isEqualTo(before);
    }

    /** Kills the command a moment after it began so many steps; says whether it had not come to a good end before. */
    private boolean killed(int steps, Random random, String... command) throws Exception {
        assertThat(steps).as("a run that cannot be caught").isPositive();
        var process = shell().start(command);
        var lines = process.errorReader(StandardCharsets.UTF_8);
        var said = new StringBuilder();
        var left = new int[] {steps};
        readUntil(lines::readLine, line -> {
            said.append(line).append('\n');
            return (line.contains("  begins ") || line.contains("  taking back ")) && --left[0] == 0;
        });
        process.waitFor(random.nextInt(MOST_MILLISECONDS_INTO_A_STEP), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        var code = process.waitFor();
        assertThat(code).as("seed " + SEED + "\n" + said).isIn(0, KILLED);
        return code == KILLED;
    }

    private interface Lines {
        String read() throws IOException;
    }

    private static void readUntil(Lines lines, Predicate<String> wanted) throws IOException {
        var line = lines.read();
        while (line != null && !wanted.test(line)) {
            line = lines.read();
        }
    }

    private void finished(String... command) {
        var ended = shell().run(command);
        assertThat(ended.code()).as("seed " + SEED + "\n" + ended.err() + ended.out()).isZero();
    }

    private static void assertNothingIsTwice() throws Exception {
        assertThat(cloud.twice("often")).as("seed " + SEED).isEmpty();
        assertThat(cloud.list("network/v2.0/floatingips").size()).isLessThanOrEqualTo(1);
    }

    private Path journal() throws IOException {
        return shell().cluster().resolve("journal.jsonl");
    }
}
