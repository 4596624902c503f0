package dev.slipway.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenStack's own command line and SDK on the practice cloud: {@code mvn -Pclients verify}. They are fetched first, so that
 * Surefire does not run it by itself, by its name.
 */
class StockClients {

    private static final Path HERE = Path.of("src/test/clients");
    private static final Path FETCHED = Path.of("target/clients");

    @Test
    void theyListShowMakeTagAndDeleteWhateverAClusterIsMadeOf(@TempDir Path directory) throws Exception {
        finished(List.of(HERE.resolve("prepare").toString(), FETCHED.toString()), directory);
        try (var _ = PracticeCloud.start(directory, PracticeOptions.at(new Pace(0.01)), InstantSource.system(),
                new SecureRandom())) {
            var said = finished(List.of(FETCHED.resolve("bin/python").toString(), HERE.resolve("ask.py").toString(),
                    PracticeCloud.NAME, "debian-12-generic-amd64", "m1.small"), directory);
            assertThat(said.strip()).endsWith("7 passed, 0 failed");
        }
    }

    /** What a command said that ended well. */
    private static String finished(List<String> command, Path directory) throws IOException, InterruptedException {
        var said = directory.resolve("said").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
        builder.environment().put("OS_CLIENT_CONFIG_FILE", directory.resolve("clouds.yaml").toString());
        builder.environment().put("CLIENTS_TEMP", directory.toString());
        var process = builder.start();
        try {
            assertThat(process.waitFor(9, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
            var words = Files.readString(said.toPath());
            assertThat(process.exitValue()).as("%s: %s", command, words).isZero();
            return words;
        } finally {
            process.destroyForcibly();
        }
    }
}
