package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fixed run, ended at each of its events in turn. */
class EveryCrashTest {

    @TempDir
    private Path root;

    @Test
    void whereverACreateOrATearDownCrashesTheNextOneFinishes() throws Exception {
        var account = new Account();
        var events = life(Simulation.NEVER, account);
        for (var at = 1; at < events; at++) {
            life(at, account);
        }

        // Each event of either of the two processes is one crash; the longer one has events where the shorter is over.
        assertThat(account.of("crashes")).isGreaterThanOrEqualTo(events);
    }

    private int life(int crashAfter, Account account) throws Exception {
        var simulation = new Simulation(7, Weather.FAIR, root.resolve("after-" + crashAfter), 1, 1, Map.of());
        return Life.of(simulation, process -> process == 1 ? crashAfter : Simulation.NEVER, Life.Use.NOTHING, account)
                .events().size();
    }
}
