package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.Timeline.Mailbox;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.simulation.Simulation.Created;
import dev.slipway.simulation.Simulation.End;
import dev.slipway.simulation.Simulation.Refused;
import dev.slipway.simulation.Simulation.TornDown;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people who create a cluster of one name in one project at the same moment. */
class TwoComputersTest {

    private static final int SEEDS = 30;

    @TempDir
    private Path root;

    @Test
    void atMostOneOfTwoGetsTheNameAndTheOtherLeavesNothing() throws Exception {
        race("own", (seed, place) -> new Simulation(seed, Weather.FAIR, place, 1, 1, Map.of()));
    }

    @Test
    void inANetworkThatIsNotTheirsNeitherAndTheLoserCutsNobodyOff() throws Exception {
        race("office", (seed, place) -> Simulation.inTheOffice(seed, Weather.FAIR, place));
    }

    private interface Place {
        Simulation at(long seed, Path root);
    }

    private void race(String kind, Place place) throws Exception {
        var races = 0;
        var winners = 0;
        for (var seed = 0; seed < SEEDS; seed++) {
            var first = place.at(seed, root.resolve(seed + kind + "-first"));
            var second = first.another(root.resolve(seed + kind + "-second"), seed);
            first.world().settle();
            first.world().watch();

            var theirs = second.timeline().<End>mailbox();
            second.timeline().start("second computer", () -> create(second, theirs));
            var ours = first.create(Purpose.CREATE, Simulation.NEVER);
            var ends = Map.of(first, ours, second, theirs.take());

            assertThat(first.world().duplicates()).as("seed %d", seed).isEmpty();
            assertThat(ends.values().stream().filter(TwoComputersTest::isComplete).count()).as("seed %d", seed)
                    .isLessThanOrEqualTo(1);
            for (var end : ends.entrySet()) {
                if (!isComplete(end.getValue())) {
                    assertThat(whyNot(end.getValue())).as("seed %d", seed).startsWith("provision.name-taken");
                    var gone = (TornDown) end.getKey().tearDown(Simulation.NEVER);
                    assertThat(gone.result().remaining()).as("seed %d", seed)
                            .isEmpty();
                }
            }
            races += ends.values().stream().anyMatch(end -> whyNot(end).startsWith("provision.name-taken-meanwhile"))
                    ? 1 : 0;
            winners += ends.values().stream().anyMatch(TwoComputersTest::isComplete) ? 1 : 0;
        }
        System.out.printf("two computers: %d beginnings, %d after both preflights, %d with a winner%n", SEEDS, races,
                winners);
        assertThat(races).as("both were past their preflights").isPositive();
        assertThat(winners).isPositive();
    }

    private static void create(Simulation simulation, Mailbox<End> told) {
        try {
            told.put(simulation.create(Purpose.CREATE, Simulation.NEVER));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }

    private static boolean isComplete(End end) {
        return end instanceof Created(var state) && state.isComplete();
    }

    private static String whyNot(End end) {
        return switch (end) {
            case Created(var state) ->
                    state.failures().values().stream().map(failure -> failure.message().key()).findFirst()
                            .orElse("");
            case Refused refused -> refused.why();
            default -> end.toString();
        };
    }
}
