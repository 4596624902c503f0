package dev.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seed decides everything. */
class RepeatTest {

    private static final double CHANCE = 0.03;

    @TempDir
    private Path one;

    @TempDir
    private Path other;

    @Test
    void theSameSeedTellsTheSameStory() throws Exception {
        assertThat(story(one)).isEqualTo(story(other));
    }

    private static List<RunEvent> story(Path root) throws Exception {
        return Life.of(2026, CHANCE, root, new Account()).events();
    }
}
