package dev.slipway.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that cannot be overlooked and that no quoting may break: every printable character is in them. */
class CanaryTest {

    private static final String PRINTABLE = IntStream.rangeClosed(' ', '~').mapToObj(Character::toString)
            .collect(Collectors.joining());
    private static final String PASSWORD = "canary" + PRINTABLE + "password";
    private static final String CREDENTIAL = "canary" + PRINTABLE + "credential";
    private static final Set<String> SECRET_FILES = Set.of("kubeconfig", "id_ed25519");

    @TempDir
    private Path directory;
    private PracticeCloud practice;
    private Shell shell;
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        practice = PracticeCloud.start(directory.resolve("cloud"),
                PracticeOptions.at(new Pace(0)).withPassword(Secret.of(PASSWORD)), InstantSource.system(),
                new SecureRandom());
        shell = new Shell(directory, practice.cloudsYaml());
    }

    @AfterEach
    void end() {
        practice.close();
    }

    @Test
    void aPasswordIsNowhere() throws Exception {
        wholeLife(shell, shell.answers("mine", "").toString(), "mine");
    }

    @Test
    void aReusedCredentialWorksInTheClusterAndIsNowhereElse() throws Exception {
        try (var cloud = new RawCloud(practice.cloudsYaml())) {
            var id = cloud.restrictedCredential("canary", CREDENTIAL);
            var signedIn = shell.signingIn(Entries.credential(practice.cloudsYaml(), directory, id, CREDENTIAL));
            wholeLife(signedIn, shell.answers("reused", "cloud: {credential: reuse}\n").toString(), "reused");
        }
    }

    /** Creates in a process of its own, which is watched; shows, fails and tears down; and looks everywhere at each stage. */
    private void wholeLife(Shell person, String answers, String name) throws Exception {
        var creating = person.start("create", answers);
        var err = creating.errorReader(StandardCharsets.UTF_8);
        for (var line = err.readLine(); line != null; line = err.readLine()) {
            seen.add(line);
            if (line.contains("  begins ")) {
                seen.add(processes(creating));
            }
        }
        seen.add(new String(creating.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertThat(creating.waitFor()).as(String.join("\n", seen)).isZero();
        assertThat(seen).as("what ps listed").anyMatch(text -> text.contains("dev.slipway.app.Main")
                && text.contains("OS_CLIENT_CONFIG_FILE="));
        said(person, "show", name);
        said(person, "show", name, "-o", "json");
        said(person, "resume", name);
        said(person, "list", "-o", "json");
        said(person, "kubeconfig", name);
        nowhere();
        said(person, "tear-down", name, "--yes", "-o", "json");
        nowhere();
    }

    private void said(Shell person, String... command) {
        var ended = person.run(command);
        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        seen.add(ended.out());
        seen.add(ended.err());
    }

    /** What anybody at this computer may read of a process, and what its owner may. */
    private static String processes(Process ours) throws Exception {
        var text = new StringBuilder();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : all) {
                text.append(words(process.resolve("cmdline"))).append('\n');
            }
        }
        Stream.concat(Stream.of(ours.toHandle()), ours.descendants())
                .forEach(process -> text.append(words(Path.of("/proc", "" + process.pid(), "environ"))).append('\n'));
        return text.toString();
    }

    /** Empty if the process is gone meanwhile. */
    private static String words(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException _) {
            return "";
        }
    }

    private void nowhere() throws Exception {
        try (var files = Files.walk(shell.state())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!SECRET_FILES.contains(file.getFileName().toString())) {
                    seen.add(file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        for (var secret : List.of(PASSWORD, CREDENTIAL)) {
            for (var form : forms(secret)) {
                assertThat(seen).noneMatch(text -> text.contains(form));
            }
        }
    }

    /**
     * As it is, as JSON, cloud.conf, shells and URLs quote it, cut short, and in Base64 wherever in a longer text it began: it
     * hides a secret from the eye but from nobody else.
     */
    private static List<String> forms(String secret) throws Exception {
        var json = new ObjectMapper().writeValueAsString(secret);
        var forms = new ArrayList<>(List.of(secret, json.substring(1, json.length() - 1), secret.substring(0, 20),
                secret.substring(secret.length() - 20), secret.replace("'", "'\\''"),
                URLEncoder.encode(secret, StandardCharsets.UTF_8)));
        for (var start = 0; start < 3; start++) {
            var whole = secret.substring(start, start + (secret.length() - start) / 3 * 3);
            forms.add(Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8)));
        }
        return forms;
    }
}
