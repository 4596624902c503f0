package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.StepState.Status;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.simulation.Simulation.Created;
import dev.slipway.simulation.Simulation.TornDown;
import dev.slipway.simulation.Weather.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cluster's whole life in simulated time. Those that failed are lived again with {@code -Dslipway.lives=2 -Dslipway.first=}
 * their seeds, comma between, less {@value #FIRST_IN_WEATHER} if it had faults.
 */
class WholeRunsTest {

    /** Of each fault at each call. */
    private static final double CHANCE = 0.01;
    private static final long FIRST_IN_WEATHER = 1_000_000;

    private static final int LIVES = Integer.getInteger("slipway.lives", 200);
    /** In so many, everything happens. */
    private static final int MANY = 200;

    private static final Account ACCOUNT = new Account();

    @TempDir
    private Path root;

    @Test
    void inFairWeatherAClusterIsMadeAndTakenDownAgain() throws Exception {
        var simulation = new Simulation(1, Weather.FAIR, root, 3, 2, Map.of());
        simulation.world().settle();
        var before = simulation.world().listing();
        simulation.world().watch();

        var made = (Created) simulation.create(Purpose.CREATE, Simulation.NEVER);

        assertThat(made.state().steps().values()).as(made.state().toString())
                .allMatch(step -> step.status() == Status.DONE);
        assertThat(simulation.journal().records()).isEqualTo(made.state().records());

        var gone = (TornDown) simulation.tearDown(Simulation.NEVER, VolumeChoice.DELETE);

        assertThat(gone.result().nothingLeft()).as(gone.result().toString()).isTrue();
        assertThat(simulation.world().listing()).isEqualTo(before);
        assertThat(simulation.world().duplicates()).isEmpty();
        assertThat(simulation.timeline().unfinished()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void crashesLeaveNothingTwiceAndNothingBehind(long seed) {
        live(seed, Weather.FAIR);
    }

    static List<Long> seeds() {
        return Arrays.stream(System.getProperty("slipway.first", "0").split(",")).map(Long::valueOf)
                .flatMap(first -> LongStream.range(first, first + LIVES / 2).boxed()).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void crashesAndFaultsDoNotEither(long seed) {
        live(FIRST_IN_WEATHER + seed, CHANCE);
    }

    private void live(long seed, double chance) {
        try {
            Life.of(seed, chance, root, ACCOUNT);
        } catch (AssertionError | Exception e) {
            throw new AssertionError("seed " + seed + ", chance " + chance, e);
        }
    }

    @AfterAll
    static void tell() {
        System.out.println(ACCOUNT + "; seeds from 0 and from " + FIRST_IN_WEATHER);
        if (LIVES < MANY) {
            return;
        }
        assertThat(ACCOUNT.faults().keySet()).as("every kind of fault was seen").containsExactly(Fault.values());
        assertThat(List.of("resumed when finished", "with data to delete", "with data to keep",
                "ended with a clear failure", "crashes")).allMatch(what -> ACCOUNT.of(what) > 0);
    }
}
