package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Shell scripts are checked as code is: those that run on nodes, the lab's, the installer's, the launcher and those for CI. */
class ShellScriptsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path LAUNCHER = Path.of("slipway");
    private static final Path CI = Path.of(".ci");
    private static final Path LAB = Path.of("lab");
    private static final Path INSTALLER = Path.of("installer");
    private static final Path ICONS = Path.of("icons");
    private static final Pattern SHEBANG = Pattern.compile("#!/(?:usr/)?bin/(?:env )?(?:ba)?sh\\b.*");

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
    void theLauncherAndTheScriptsForCiCanBeExecuted() throws IOException {
        assertThat(LAUNCHER).isExecutable();
        assertThat(below(CI)).allSatisfy(script -> assertThat(script).isExecutable());
        assertThat(LAB.resolve("up")).isExecutable();
        assertThat(LAB.resolve("down")).isExecutable();
    }

    @Test
    void theLabHasScripts() throws IOException {
        assertThat(scripts()).contains(LAB.resolve("up"), LAB.resolve("down"), LAB.resolve("openstack/up"),
                LAB.resolve("kubernetes/build"));
    }

    @Test
    void theInstallerHasScripts() throws IOException {
        assertThat(scripts()).contains(INSTALLER.resolve("build"), INSTALLER.resolve("try"),
                INSTALLER.resolve("deb/postinst"), INSTALLER.resolve("deb/prerm"), INSTALLER.resolve("deb/postrm"));
        assertThat(INSTALLER.resolve("build")).isExecutable();
        assertThat(INSTALLER.resolve("try")).isExecutable();
    }

    @Test
    void thereAreScriptsForNodes() throws IOException {
        assertThat(scripts()).contains(LAUNCHER, CI.resolve("run"), CI.resolve("lab-cluster")).hasSizeGreaterThan(3);
    }

    private static List<Path> scripts() throws IOException {
        var scripts = new ArrayList<>(List.of(LAUNCHER));
        scripts.addAll(below(CI));
        if (Files.exists(RESOURCES)) {
            try (var walk = Files.walk(RESOURCES)) {
                walk.filter(file -> file.toString().endsWith(".sh")).sorted().forEach(scripts::add);
            }
        }
        for (var folder : List.of(LAB, INSTALLER, ICONS)) {
            scripts.addAll(below(folder));
        }
        return scripts;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().filter(ShellScriptsTest::isShell).toList();
        }
    }

    /** Scripts that are commands have no suffix, and are known by their first line; a picture has none. */
    private static boolean isShell(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) { // whatever else lies there is read too
            return lines.findFirst().filter(line -> SHEBANG.matcher(line).matches()).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
