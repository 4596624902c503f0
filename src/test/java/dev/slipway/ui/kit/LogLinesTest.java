package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.LogLines.Line;
import dev.slipway.ui.kit.LogLines.Tone;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private final LogLines log = new LogLines();

    @Test
    void onlyTheLastLinesAreKeptAndAllAreCounted() {
        log.add(lines(0, 4000), 4000);
        log.add(lines(4000, 6000), 2000);
        assertThat(log.shown()).hasSize(LogLines.MOST).last().extracting(Line::text).isEqualTo("line 5999");
        assertThat(log.shown().getFirst().text()).isEqualTo("line 1000");
        assertThat(log.total().get()).isEqualTo(6000);
    }

    @Test
    void whatComesWhileSomebodyReadsIsHeldBackAndCounted() {
        log.add(lines(0, 10), 10);
        log.following().set(false);
        log.add(lines(10, 47), 37);
        assertThat(log.shown()).hasSize(10);
        assertThat(log.unseen().get()).isEqualTo(37);
        log.following().set(true);
        assertThat(log.shown()).hasSize(47);
        assertThat(log.unseen().get()).isZero();
    }

    @Test
    void anotherLogIsFollowedFromItsBeginning() {
        log.following().set(false);
        log.add(lines(0, 3), 3);
        log.clear();
        assertThat(log.following().get()).isTrue();
        assertThat(log.shown()).isEmpty();
        assertThat(log.total().get()).isZero();
    }

    @Test
    void aSearchCountsItsPlacesAndGoesRound() {
        var lines = List.of(line("etcd: asked"), line("kubelet"), line("ETCD: snapshot"), line("wait for etcd"));
        var search = LogSearch.of("etcd", lines, 0);
        assertThat(search.places()).containsExactly(0, 2, 3);
        assertThat(search.next().line()).isEqualTo(2);
        assertThat(search.previous().line()).isEqualTo(3);
        assertThat(search.next().next().next().line()).isZero();
    }

    @Test
    void aSearchStaysWhereItIsWhenLinesCome() {
        assertThat(LogSearch.of("a", List.of(line("a"), line("b"), line("a")), 1).line()).isEqualTo(2);
    }

    @Test
    void whatIsNowhereIsFoundNowhere() {
        var search = LogSearch.of("x", List.of(line("a")), 0);
        assertThat(search.line()).isEqualTo(-1);
        assertThat(search.next()).isEqualTo(search);
        assertThat(LogSearch.of("", List.of(line("a")), 0).isOn()).isFalse();
    }

    private static Line line(String text) {
        return new Line("", text, Tone.PLAIN);
    }

    private static List<Line> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> line("line " + i)).toList();
    }
}
