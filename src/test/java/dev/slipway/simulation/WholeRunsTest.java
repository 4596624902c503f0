package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.StepState.Status;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.simulation.Simulation.Created;
import dev.slipway.simulation.Simulation.TornDown;
import dev.slipway.simulation.Weather.Fault;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster's whole life in simulated time. */
class WholeRunsTest {

    /** Of each fault at each call. */
    private static final double CHANCE = 0.01;
    private static final long FIRST_IN_WEATHER = 1_000_000;

    private static final AtomicInteger LIVES = new AtomicInteger();
    private static final AtomicInteger CRASHES = new AtomicInteger();
    private static final Map<Fault, Integer> FAULTS = new EnumMap<>(Fault.class);

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

        var gone = (TornDown) simulation.tearDown(Simulation.NEVER);

        assertThat(gone.result().nothingLeft()).as(gone.result().toString()).isTrue();
        assertThat(simulation.world().listing()).isEqualTo(before);
        assertThat(simulation.world().duplicates()).isEmpty();
        assertThat(simulation.timeline().unfinished()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void crashesLeaveNothingTwiceAndNothingBehind(long seed) throws Exception {
        live(seed, Weather.FAIR);
    }

    static List<Long> seeds() {
        return LongStream.range(0, Integer.getInteger("slipway.lives", 200) / 2).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void crashesAndFaultsDoNotEither(long seed) throws Exception {
        live(FIRST_IN_WEATHER + seed, CHANCE);
    }

    private void live(long seed, double chance) throws Exception {
        Life life;
        try {
            life = Life.of(seed, chance, root);
        } catch (AssertionError | Exception e) {
            throw new AssertionError("seed " + seed + ", chance " + chance, e);
        }
        LIVES.incrementAndGet();
        CRASHES.addAndGet(life.crashes());
        life.faults().forEach((fault, times) -> FAULTS.merge(fault, times, Integer::sum));
    }

    @AfterAll
    static void tell() {
        System.out.printf("simulated: %d lives of seeds 0.. and %d.., %d crashes, faults %s%n", LIVES.get(),
                FIRST_IN_WEATHER, CRASHES.get(), FAULTS);
    }
}
