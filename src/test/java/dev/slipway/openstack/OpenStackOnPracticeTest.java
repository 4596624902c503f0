package dev.slipway.openstack;

import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeCloud;
import dev.slipway.practice.PracticeOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the practice cloud, over its real sockets. */
class OpenStackOnPracticeTest extends OpenStackContract {

    /** What takes long to use up, as the lab has it. */
    private static final Map<String, Long> QUOTAS = Map.of("network.network", 20L, "network.subnet", 20L,
            "network.port", 60L, "network.security_group_rule", 80L, "compute.key_pairs", 20L, "volume.volumes", 10L,
            "volume.snapshots", 10L, "load-balancer.load_balancer", 8L);

    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
    private static final InstantSource CLOCK = () -> Instant.now().plus(AHEAD.get());

    @TempDir
    private static Path directory;
    private static PracticeCloud practice;
    private static CloudUnderTest wire;

    @BeforeAll
    static void start() throws Exception {
        practice = PracticeCloud.start(directory, PracticeOptions.at(new Pace(0.01)).withQuotas(QUOTAS), CLOCK,
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
        Instant now() {
            return CLOCK.instant().truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        Duration soon() {
            return Duration.ofMinutes(5);
        }

        @Override
        void waitUntil(Instant time) {
            AHEAD.set(Duration.between(Instant.now(), time));
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
