package dev.slipway.ssh;

import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the practice cloud's hosts, over their real sockets. */
class SshOnPracticeTest extends SshContract {

    private final PracticeCloud practice;

    SshOnPracticeTest(@TempDir Path directory) throws IOException {
        practice = PracticeCloud.start(directory, PracticeOptions.at(new Pace(0.15)), InstantSource.system(),
                new SecureRandom());
    }

    @AfterAll
    void end() {
        tidyUp();
        practice.close();
    }

    @Override
    Path cloudsYaml() {
        return practice.cloudsYaml();
    }

    @Override
    String cloudName() {
        return PracticeCloud.NAME;
    }
}
