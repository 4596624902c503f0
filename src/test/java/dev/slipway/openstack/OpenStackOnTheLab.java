package dev.slipway.openstack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/**
 * The contracts on a real OpenStack: {@code mvn -Plab verify}. Surefire does not run it by itself, by its name. What it sees, it prints with {@code -Dlab.tell}.
 */
class OpenStackOnTheLab extends OpenStackContract {

    private static CloudUnderTest wire;

    @BeforeAll
    static void signInOnce() throws Exception {
        wire = CloudUnderTest.of(TheLab.cloudsYaml(), Optional.of(TheLab.cloudName()));
    }

    @AfterAll
    static void end() {
        wire.close();
    }

    @Override
    Path cloudsYaml() {
        return TheLab.cloudsYaml();
    }

    @Override
    Optional<String> name() {
        return Optional.of(TheLab.cloudName());
    }

    @Override
    void note(String what, Object value) {
        if (System.getProperty("lab.tell") != null) {
            System.out.println(what + ": " + value);
        }
    }

    @Nested
    class IdentityService extends IdentityContract {

        @Override
        Instant now() {
            return Instant.now().truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        Duration soon() {
            return Duration.ofSeconds(15);
        }

        @Override
        void waitUntil(Instant time) {
            try {
                Thread.sleep(Duration.between(Instant.now(), time));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

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
