package dev.slipway.practice;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A practice cloud in a process of its own, which outlives who started it. */
public final class PracticeProcess {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Pattern PORT = Pattern.compile("https://127\\.0\\.0\\.1:(\\d+)/");

    private final Path directory;

    private final List<String> command;

    /**
     * @param directory where its {@code clouds.yaml} is
     * @param command   serves a practice cloud into that directory until it is ended
     */
    public PracticeProcess(Path directory, List<String> command) {
        this.directory = directory;
        this.command = List.copyOf(command);
    }

    /** The file that says how to sign in; there once it was started. */
    public Path cloudsYaml() {
        return directory.resolve("clouds.yaml");
    }

    /**
     * Starts it, if none answers there yet; returns once it answers.
     *
     * @throws IOException if it cannot be started, ends, or does not answer in half a minute
     */
    public void start() throws IOException, InterruptedException {
        if (answers()) {
            return;
        }
        Files.createDirectories(directory);
        Files.deleteIfExists(cloudsYaml());
        var log = directory.resolve("served.log").toFile();
        var process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log)).redirectInput(nothing()).start();
        for (var waited = Duration.ZERO; waited.compareTo(LIMIT) < 0; waited = waited.plus(PAUSE)) {
            if (answers()) {
                return;
            }
            if (!process.isAlive()) {
                throw new IOException("ended with exit code " + process.exitValue() + "; see " + log);
            }
            Thread.sleep(PAUSE);
        }
        process.destroy();
        throw new IOException("does not answer after " + LIMIT.toSeconds() + " s; see " + log);
    }

    /** Whether one answers there. */
    public boolean answers() throws IOException {
        if (!Files.exists(cloudsYaml())) {
            return false;
        }
        var port = PORT.matcher(Files.readString(cloudsYaml()));
        if (!port.find()) {
            return false;
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(port.group(1))),
                    (int) PAUSE.toMillis() * 10);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
