package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.StepState.Status;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.simulation.Simulation.Created;
import dev.slipway.simulation.Simulation.TornDown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster's whole life in simulated time. */
class WholeRunsTest {

    /** Of each fault at each call. */
    private static final double CHANCE = 0.01;

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
        assertThat(Life.of(seed, Weather.FAIR, root).standing()).isTrue();
    }

    static List<Long> seeds() {
        return LongStream.range(0, Integer.getInteger("slipway.lives", 100) / 2).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void crashesAndFaultsDoNotEither(long seed) throws Exception {
        assertThat(Life.of(1000 + seed, CHANCE, root).standing()).isTrue();
    }
}
