package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shell scripts are checked as code is: those that run on nodes, the launcher and the one for CI. */
class ShellScriptsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path LAUNCHER = Path.of("slipway");
    private static final Path CI = Path.of(".ci/run");

    @Test
    void shellcheckFindsNothingInAnyScript() throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("shellcheck", "--color=never", "--external-sources", "--source-path=SCRIPTDIR"));
        scripts().forEach(script -> command.add(script.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            fail("shellcheck is not installed. Debian, Ubuntu: apt-get install shellcheck. "
                    + "Fedora: dnf install ShellCheck. macOS: brew install shellcheck.", e);
            return;
        }
        var findings = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("shellcheck found:%n%s", findings).isZero();
    }

    @Test
    void theLauncherAndTheScriptForCiCanBeExecuted() {
        assertThat(LAUNCHER).isExecutable();
        assertThat(CI).isExecutable();
    }

    @Test
    void thereAreScriptsForNodes() throws IOException {
        assertThat(scripts()).contains(LAUNCHER, CI).hasSizeGreaterThan(2);
    }

    private static List<Path> scripts() throws IOException {
        var scripts = new ArrayList<>(List.of(LAUNCHER, CI));
        if (Files.exists(RESOURCES)) {
            try (var walk = Files.walk(RESOURCES)) {
                walk.filter(file -> file.toString().endsWith(".sh")).sorted().forEach(scripts::add);
            }
        }
        return scripts;
    }
}
