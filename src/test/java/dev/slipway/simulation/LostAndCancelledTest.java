package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.provision.Leftovers;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.TearDown;
import dev.slipway.simulation.Simulation.Created;
import dev.slipway.simulation.Simulation.Refused;
import dev.slipway.simulation.Simulation.TornDown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose record was damaged, and a tear-down that is stopped. */
class LostAndCancelledTest {

    @TempDir
    private Path root;

    @Test
    void whereAClusterIsIsFoundOutAgainInItsOwnProject() throws Exception {
        var simulation = created(1);
        Files.delete(place(simulation));

        assertThat(simulation.create(Purpose.RESUME, Simulation.NEVER)).isInstanceOf(Created.class);
        assertThat(simulation.folder().cloud()).isPresent();

        Files.writeString(place(simulation), "half a li");
        var gone = (TornDown) simulation.tearDown(Simulation.NEVER);
        assertThat(gone.result().nothingLeft()).isTrue();
    }

    @Test
    void inAnotherProjectItIsNeitherMadeAgainNorSaidToBeGone() throws Exception {
        Files.delete(place(created(1)));
        var elsewhere = new Simulation(2, Weather.FAIR, root, 1, 1, Map.of());

        for (var end : List.of(elsewhere.tearDown(Simulation.NEVER),
                elsewhere.create(Purpose.RESUME, Simulation.NEVER))) {
            assertThat(end).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.why()).startsWith("provision.place-unknown"));
        }
        assertThat(elsewhere.folder().cloud()).isEmpty();
    }

    @Test
    void aTearDownThatWaitsForItsLastVolumesCanBeStopped() throws Exception {
        var simulation = created(3);
        var volume = simulation.world().volumeOf(simulation.folder().id().value());
        simulation.timeline().sleep(Duration.ofMinutes(1));
        simulation.world().snapshotOf(volume);
        var stopped = new Instant[1];

        var end = (TornDown) simulation.tearDownWithVolumes(tearDown -> simulation.timeline().start("ctrl-c",
                () -> stopped[0] = stop(simulation, tearDown)));

        assertThat(end.result().state().isComplete()).as("it was the sweep that was stopped").isTrue();
        assertThat(end.result().remaining()).extracting(Leftovers.Thing::kind).containsExactly("volume");
        assertThat(Duration.between(stopped[0], simulation.timeline().now())).isLessThan(Duration.ofSeconds(10));
    }

    /** A while after all steps were taken back. */
    private static Instant stop(Simulation simulation, TearDown tearDown) {
        try {
            while (simulation.events().stream().noneMatch(
                    event -> event instanceof RunEvent.RunEnded(_, var direction, _)
                            && direction == Direction.BACKWARD)) {
                simulation.timeline().sleep(Duration.ofSeconds(1));
            }
            simulation.timeline().sleep(Duration.ofSeconds(5));
            tearDown.cancel();
            return simulation.timeline().now();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        }
    }

    private Simulation created(long seed) throws InterruptedException {
        var simulation = new Simulation(seed, Weather.FAIR, root, 1, 1, Map.of());
        assertThat(simulation.create(Purpose.CREATE, Simulation.NEVER)).isInstanceOf(Created.class);
        return simulation;
    }

    private static Path place(Simulation simulation) throws IOException {
        return simulation.folder().path().resolve("cloud");
    }
}
