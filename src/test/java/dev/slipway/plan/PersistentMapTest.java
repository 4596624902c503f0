package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PersistentMapTest {

    @Test
    void itHoldsWhatATreeMapHolds() {
        var random = new Random(1);
        var expected = new TreeMap<String, Integer>();
        var map = PersistentMap.<String, Integer>empty();
        for (var i = 0; i < 5000; i++) {
            var key = "key-" + random.nextInt(300);
            if (random.nextInt(3) == 0) {
                expected.remove(key);
                map = map.without(key);
            } else {
                expected.put(key, i);
                map = map.with(key, i);
            }
        }
        assertThat(map.toMap()).isEqualTo(expected);
        assertThat(new ArrayList<>(map.toMap().keySet())).isEqualTo(new ArrayList<>(expected.keySet()));
        assertThat(map.get("nothing")).isEmpty();
    }

    @Test
    void everyOlderOneStaysAsItWas() {
        var versions = new ArrayList<PersistentMap<String, Integer>>(List.of(PersistentMap.empty()));
        for (var i = 0; i < 50; i++) {
            versions.add(versions.getLast().with("key-" + i, i));
        }
        assertThat(versions.get(10).toMap()).hasSize(10);
        assertThat(versions.get(10).without("key-3").toMap()).hasSize(9);
        assertThat(versions.get(10).get("key-3")).contains(3);
    }

    @Test
    void equalContentIsEqualHoweverItCameAbout() {
        var one = PersistentMap.<String, Integer>empty().with("a", 1).with("b", 2);
        var other = PersistentMap.<String, Integer>empty().with("b", 2).with("c", 3).with("a", 1).without("c");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.toMap()).isEqualTo(Map.of("a", 1, "b", 2));
    }

    @Test
    void keysThatComeInOrderDoNotMakeAList() {
        var map = PersistentMap.<Counted, Integer>empty();
        var comparisons = new AtomicInteger();
        for (var i = 0; i < 6000; i++) {
            map = map.with(new Counted(String.format("join/small-w-%04d", i), comparisons), i);
        }
        comparisons.set(0);

        map.get(new Counted("join/small-w-3000", comparisons));

        assertThat(comparisons.get()).isLessThan(60);
    }

    private record Counted(String name, AtomicInteger comparisons) implements Comparable<Counted> {

        @Override
        public int compareTo(Counted other) {
            comparisons.incrementAndGet();
            return name.compareTo(other.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Counted that && name.equals(that.name);
        }
    }
}
