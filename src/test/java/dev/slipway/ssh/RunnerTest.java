package dev.slipway.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner as a host runs it: the real commands in a real shell, told apart from a host by a sudo that changes nobody. */
class RunnerTest {

    private final Path home;
    private final Path bin;

    RunnerTest(@TempDir Path directory) throws IOException {
        home = directory.resolve("home");
        bin = Files.createDirectory(directory.resolve("bin"));
        var sudo = Files.writeString(bin.resolve("sudo"), "#!/bin/sh\nshift 2\nexec \"$@\"\n");
        assertThat(sudo.toFile().setExecutable(true)).isTrue();
    }

    private static RemoteScript script(String text, String value) {
        return new RemoteScript("work", "#!/bin/sh\nset -eu\n" + text, Map.of("VALUE", value),
                Map.of("data", "the data\n".getBytes(UTF_8)));
    }

    @Test
    void aRunTellsItsLogThenItsAnswerThenItsEnd() throws Exception {
        var told = run(script(
                "echo \"$VALUE\"; cat \"$SLIPWAY_FILES/data\"; echo oops >&2; printf 'a=1\\nb=2' >\"$SLIPWAY_ANSWER\"\n"
                        + "printf 'no line end'\n",
                " $(id) `id` \"'\\ ü"));

        assertThat(told).containsExactly("L  $(id) `id` \"'\\ ü", "L the data", "L oops", "L no line end", "A a=1",
                "A b=2",
                "E 0");
    }

    @Test
    void whatScriptsReadIsGoneAfterwardsAndNobodyElseSeesTheRest() throws Exception {
        run(script("umask\n", "secret"));

        var run = home.resolve("runs/work");
        assertThat(run.resolve("log")).hasContent("0022");
        assertThat(run.resolve("status")).hasContent("0");
        assertThat(List.of("files", "environment", "script.sh")).noneMatch(name -> Files.exists(run.resolve(name)));
        try (var all = Files.list(home)) {
            assertThat(all).containsExactly(home.resolve("runs"));
        }
        try (var tree = Files.walk(home)) {
            assertThat(tree)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .matches("rw[-x]------"));
        }
    }

    @Test
    void aRunThatEndedWellIsToldAgainAndNotDoneAgain() throws Exception {
        var counting = script("echo once >>\"$VALUE\"\n", home.resolve("count").toString());
        assertThat(run(counting)).isEqualTo(run(counting)).containsExactly("E 0");
        assertThat(home.resolve("count")).hasContent("once");
    }

    @Test
    void aRunThatFailedIsDoneAgainButOnlyToldAgainToTheSameAttempt() throws Exception {
        var counting = script("echo once >>\"$VALUE\"; exit 3\n", home.resolve("count").toString());
        var attempt = ScriptArchive.write(counting);

        assertThat(run(attempt)).containsExactly("E 3");
        assertThat(run(attempt)).containsExactly("E 3");
        assertThat(home.resolve("count")).hasContent("once");
        assertThat(run(ScriptArchive.write(counting))).containsExactly("E 3");
        assertThat(home.resolve("count")).hasContent("once\nonce");
    }

    /** Goes on when somebody says so, however long a busy machine takes until then. */
    private static final String UNTIL_TOLD =
            "echo begun >>\"$VALUE\"; echo begun; until [ -e \"$VALUE.go\" ]; do sleep 0.1; done; echo ended >>\"$VALUE\"\n";

    @Test
    void whoComesWithTheSameJoins() throws Exception {
        var log = home.resolve("log");
        try (var first = start(SshCommands.RUN, ScriptArchive.write(script(UNTIL_TOLD, log.toString())))) {
            assertThat(first.line()).isEqualTo("L begun");
            try (var same = start(SshCommands.RUN, ScriptArchive.write(script(UNTIL_TOLD, log.toString())))) {
                assertThat(same.line()).isEqualTo("L begun");
                Files.createFile(Path.of(log + ".go"));
                assertThat(same.rest()).containsExactly("E 0");
            }
            assertThat(first.rest()).containsExactly("E 0");
        }
        assertThat(log).hasContent("begun\nended\n");
    }

    @Test
    void whoComesWithOtherContentWaits() throws Exception {
        var log = home.resolve("log");
        try (var first = start(SshCommands.RUN, ScriptArchive.write(script(UNTIL_TOLD, log.toString())))) {
            assertThat(first.line()).isEqualTo("L begun");
            var reading = script("cat \"$VALUE\"\n", log.toString());
            try (var other = start(SshCommands.RUN, ScriptArchive.write(reading))) {
                assertThat(other.line()).isEqualTo("L waiting for another run of work on this host");
                Files.createFile(Path.of(log + ".go"));
                assertThat(other.rest()).containsExactly("L begun", "L ended", "E 0");
            }
        }
    }

    @Test
    void aScriptGoesOnWhenItsClientHasGoneAndTheTellingEnds() throws Exception {
        var slow = script("echo begun; sleep 2; echo ended\n", "x");
        try (var gone = start(SshCommands.RUN, ScriptArchive.write(slow))) {
            assertThat(gone.line()).isEqualTo("L begun");
            gone.closeInput();

            assertThat(gone.rest()).isEmpty();
            assertThat(gone.status()).isEqualTo(129);
        }
        assertThat(home.resolve("runs", "work", "status")).doesNotExist();
        assertThat(run(slow)).containsExactly("L begun", "L ended", "E 0");
    }

    @Test
    void aScriptThatWasKilledWithItsHostIsDoneAnew() throws Exception {
        var killed = script("echo begun; kill -9 \"$PPID\"; sleep 1\n", "x");

        assertThat(run(killed)).containsExactly("L begun", "L killed before its end, or another run took its place",
                "E 137");
        assertThat(run(killed)).startsWith("L work was killed before its end and begins anew", "L begun");
    }

    @Test
    void aDaemonThatAScriptLeavesBehindDoesNotLookLikeTheScript() throws Exception {
        var leaving = script("sleep 5 >/dev/null 2>&1 & echo left\nexit 1\n", "x");

        assertThat(run(leaving)).containsExactly("L left", "E 1");
        assertThat(run(leaving)).containsExactly("L left", "E 1");
    }

    @Test
    void anArchiveThatBreaksOffLeavesNothingBehind() throws Exception {
        var archive = ScriptArchive.write(script("echo never\n", "x"));
        try (var cut = start(SshCommands.RUN, java.util.Arrays.copyOf(archive, archive.length / 2))) {
            cut.closeInput();

            assertThat(cut.rest()).isEmpty();
            assertThat(cut.status()).isEqualTo(125);
        }
        try (var all = Files.list(home)) {
            assertThat(all).containsExactly(home.resolve("runs"));
        }
    }

    @Test
    void aQuestionLeavesNothingBehind() throws Exception {
        try (var ask = start(SshCommands.ASK, ScriptArchive.write(script("echo \"$VALUE\"; exit 4\n", "x")))) {
            assertThat(ask.rest()).containsExactly("x");
            assertThat(ask.status()).isEqualTo(4);
        }
        try (var all = Files.walk(home)) {
            assertThat(all).containsExactly(home, home.resolve("runs"));
        }
    }

    private List<String> run(RemoteScript script) throws Exception {
        return run(ScriptArchive.write(script));
    }

    private List<String> run(byte[] archive) throws Exception {
        try (var running = start(SshCommands.RUN, archive)) {
            return running.rest();
        }
    }

    private Running start(String command, byte[] archive) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", "-c", command);
        builder.environment().put("SLIPWAY_HOME", home.toString());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        var process = builder.start();
        process.getOutputStream().write(archive);
        process.getOutputStream().flush();
        return new Running(process, new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
    }

    /** A command on the host, seen by its client. */
    private record Running(Process process, BufferedReader output) implements AutoCloseable {

        String line() throws IOException {
            return output.readLine();
        }

        List<String> rest() throws IOException {
            var lines = new ArrayList<String>();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
            return lines;
        }

        void closeInput() throws IOException {
            process.getOutputStream().close();
        }

        int status() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
