package dev.slipway.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FxEventsTest {

    private final Queue<Runnable> window = new ArrayDeque<>();
    private final List<List<Integer>> batches = new ArrayList<>();
    private final FxEvents<Integer> events = new FxEvents<>(window::add, batches::add);

    @Test
    void whatComesTogetherIsHandedOverTogether() {
        events.add(1);
        events.add(2);
        assertThat(window).hasSize(1);
        window.remove().run();
        assertThat(batches).containsExactly(List.of(1, 2));
    }

    @Test
    void aFloodIsHandedOverInPartsSoThatTheWindowCanDrawInBetween() {
        IntStream.range(0, 5000).forEach(events::add);
        var steps = 0;
        while (!window.isEmpty()) {
            window.remove().run();
            steps++;
        }
        assertThat(steps).isGreaterThan(2);
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(2000));
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(
                IntStream.range(0, 5000).boxed().toList());
    }

    @Test
    void atTheEndAllIsHandedOverAtOnce() {
        IntStream.range(0, 5000).forEach(events::add);
        events.finish();
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(5000);
        window.remove().run();
        assertThat(batches).allSatisfy(batch -> assertThat(batch).isNotEmpty());
    }
}
