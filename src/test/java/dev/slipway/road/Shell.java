package dev.slipway.road;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.app.InProcess;
import dev.slipway.app.InProcess.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where commands are typed: a state directory, and the {@code clouds.yaml} that the environment names. */
record Shell(Path directory, Path cloudsYaml) {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String SMALL = "examples/small.slipway.yaml";

    Path state() {
        return directory.resolve("state");
    }

    /** The same state with another way to sign in. */
    Shell signingIn(Path otherCloudsYaml) {
        return new Shell(directory, otherCloudsYaml);
    }

    /** Runs a command in this process. */
    Ended run(String... arguments) {
        return InProcess.run(environment(), directory, withState(arguments));
    }

    /** The one document that a command prints on standard output. */
    JsonNode json(String... arguments) throws IOException {
        var more = new ArrayList<>(List.of(arguments));
        more.addAll(List.of("-o", "json"));
        return JSON.readTree(run(more.toArray(String[]::new)).out());
    }

    /** Starts a command in a process of its own, as {@code ./slipway} does. */
    Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /** The same as a shell starts what it does not put into the background, whose children hear no Ctrl-C. */
    Process startInForeground(String... arguments) throws IOException {
        return start(List.of("env", "--default-signal=INT"), arguments);
    }

    private Process start(List<String> launcher, String... arguments) throws IOException {
        var command = new ArrayList<>(launcher);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                "dev.slipway.app.Main"));
        command.addAll(List.of(withState(arguments)));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        return builder.start();
    }

    /** Runs a command in a process of its own to its end. */
    Ended await(String... arguments) throws Exception {
        var process = start(arguments);
        var err = new String[1];
        var reader = Thread.ofVirtual().start(() -> err[0] = text(process.getErrorStream()));
        var out = text(process.getInputStream());
        reader.join();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), out, err[0]);
    }

    /** The folder of the one cluster there is. */
    Path cluster() throws IOException {
        try (var folders = Files.list(state().resolve("clusters"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    boolean hasClusters() throws IOException {
        if (!Files.isDirectory(state().resolve("clusters"))) {
            return false;
        }
        try (var folders = Files.list(state().resolve("clusters"))) {
            return folders.findAny().isPresent();
        }
    }

    /** Writes answers under a name. */
    Path answers(String name, String more) throws IOException {
        var file = directory.resolve(name + ".slipway.yaml");
        Files.writeString(file, """
                slipway: 1
                name: %s
                nodes:
                  image: debian-12-generic-amd64
                  control-planes: {count: 1, flavor: m1.medium}
                  workers: {count: 1, flavor: m1.medium}
                %s""".formatted(name, more));
        return file;
    }

    private Map<String, String> environment() {
        return Map.of("OS_CLIENT_CONFIG_FILE", cloudsYaml.toString());
    }

    private String[] withState(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--state-dir", state().toString()));
        return all.toArray(String[]::new);
    }

    private static String text(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
