package dev.slipway.openstack;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/**
 * The contracts on a real OpenStack, the lab's or another: {@code mvn -Plab verify [-Dlab.openstack=CLOUDS_YAML]
 * [-Dlab.cloud=NAME]}. Surefire does not run it by itself, by its name. What it sees, it prints with {@code -Dlab.tell}.
 */
class OpenStackOnTheLab extends OpenStackContract {

    private static CloudUnderTest wire;

    @BeforeAll
    static void signInOnce() throws Exception {
        wire = CloudUnderTest.of(yaml(), cloudName());
    }

    @AfterAll
    static void end() {
        wire.close();
    }

    private static Path yaml() {
        return Optional.ofNullable(System.getProperty("lab.openstack")).map(Path::of).orElseGet(
                () -> Path.of(System.getenv().getOrDefault("OSLAB_DIR", "/var/tmp/oslab"), "clouds.yaml"));
    }

    private static Optional<String> cloudName() {
        return Optional.of(System.getProperty("lab.cloud", "oslab"));
    }

    @Override
    Path cloudsYaml() {
        return yaml();
    }

    @Override
    Optional<String> name() {
        return cloudName();
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
