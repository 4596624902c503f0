package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.simulation.Simulation.Created;
import dev.slipway.simulation.Simulation.End;
import dev.slipway.simulation.Simulation.Refused;
import dev.slipway.simulation.Weather.Fault;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The cloud does as it is told and its answer is lost on the way. Done or not? A look tells, and nobody has to resume. */
class LostRepliesTest {

    private static final double CHANCE = 0.01;

    @TempDir
    private Path root;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES) // many, when many are asked for
    void aLostReplyIsNoFailure() throws Exception {
        var lost = 0;
        for (var seed = 0; seed < Integer.getInteger("slipway.lives", 200) / 20; seed++) {
            var simulation = Simulation.in(Weather.of(Fault.REPLY_LOST, seed, CHANCE), seed,
                    root.resolve("seed-" + seed));

            var made = (Created) begun(simulation);

            assertThat(made.state().isComplete()).as(() -> made.state().failures().toString()).isTrue();
            assertThat(simulation.world().duplicates()).as("seed " + seed).isEmpty();
            lost += simulation.weather().seen().getOrDefault(Fault.REPLY_LOST, 0);
        }
        assertThat(lost).isPositive();
    }

    /** The first look at the cloud may be in vain: then it says so, and nothing was begun. */
    private static End begun(Simulation simulation) throws InterruptedException {
        while (true) {
            var end = simulation.create(Purpose.CREATE, Simulation.NEVER);
            if (!(end instanceof Refused)) {
                return end;
            }
        }
    }
}
