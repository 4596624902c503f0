package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lives in a network that was there before, whose missing links are made and taken away again. */
class ExistingNetworkRunsTest {

    private static final double CHANCE = 0.01;

    @TempDir
    private Path root;

    @Test
    void itsMissingLinksAreMadeAndNothingElseOfIt() throws Exception {
        var account = new Account();

        Life.of(Simulation.inTheOffice(1, Weather.FAIR, root), _ -> Simulation.NEVER, Life.Use.RESUMED, account);

        assertThat(account.of("stood")).isOne();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensItIsInTheEndAsItWas(long seed) throws Exception {
        var random = new Random(seed);
        try {
            Life.of(Simulation.inTheOffice(seed, seed % 2 == 0 ? Weather.FAIR : CHANCE, root),
                    process -> process <= 6 && random.nextInt(3) > 0 ? 1 + random.nextInt(60) : Simulation.NEVER,
                    Life.Use.NOTHING, new Account());
        } catch (AssertionError | Exception e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    static List<Long> seeds() {
        return LongStream.range(0, Integer.getInteger("slipway.lives", 200) / 5).boxed().toList();
    }
}
