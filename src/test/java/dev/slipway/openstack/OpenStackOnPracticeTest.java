package dev.slipway.openstack;

import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the practice cloud, over its real sockets. */
class OpenStackOnPracticeTest extends OpenStackContract {

    @TempDir
    private static Path directory;
    private static PracticeCloud practice;
    private static CloudUnderTest wire;

    @BeforeAll
    static void start() throws Exception {
        practice = PracticeCloud.start(directory, PracticeOptions.at(new Pace(0.01)), InstantSource.system(),
                new SecureRandom());
        wire = CloudUnderTest.of(practice.cloudsYaml(), Optional.of(PracticeCloud.NAME));
    }

    @AfterAll
    static void end() {
        wire.close();
        practice.close();
    }

    @Override
    Path cloudsYaml() {
        return practice.cloudsYaml();
    }

    @Override
    Optional<String> name() {
        return Optional.of(PracticeCloud.NAME);
    }

    @Override
    void note(String what, Object value) {
        // nobody watches
    }

    @Nested
    class IdentityService extends IdentityContract {

        @Override
        CloudUnderTest cloud() {
            return wire;
        }
    }

    @Nested
    class ComputeService extends ComputeContract {

        @Override
        CloudUnderTest cloud() {
            return wire;
        }
    }

    @Nested
    class NetworkingService extends NetworkingContract {

        @Override
        CloudUnderTest cloud() {
            return wire;
        }
    }

    @Nested
    class BlockStorageService extends BlockStorageContract {

        @Override
        CloudUnderTest cloud() {
            return wire;
        }
    }

    @Nested
    class LoadBalancingService extends LoadBalancingContract {

        @Override
        CloudUnderTest cloud() {
            return wire;
        }
    }

    @Nested
    class ImagesService extends ImagesContract {

        @Override
        CloudUnderTest cloud() {
            return wire;
        }
    }
}
