package dev.slipway.plan;

import static dev.slipway.plan.Toy.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Wait FIVE_MINUTES = Wait.upTo(Duration.ofMinutes(5), Message.of("sample.greeting", "server"));
    private static final Message BUILDING = Message.of("sample.port", 1);

    private final List<Instant> looks = new ArrayList<>();

    private Trial waiting(Wait wait, Look<String> look) {
        return Trial.of(step("server").applies(in -> in.await(wait, () -> {
            looks.add(in.now());
            return look.look();
        })));
    }

    private static Failure failure(RunState state) {
        return state.failures().get(new StepId("server"));
    }

    @Test
    void itIsOverAsSoonAsALookSaysSo() {
        var trial = waiting(FIVE_MINUTES, () -> looks.size() == 3 ? Look.done("active") : Look.notYet(BUILDING));

        var state = trial.forward();

        assertThat(looks).hasSize(3);
        assertThat(state.recorded(new StepId("server")).orElseThrow().value()).isEqualTo("active");
    }

    @Test
    void pausesGrowFromTheFirstToTheLongestAndVary() {
        waiting(FIVE_MINUTES, () -> Look.notYet(BUILDING)).forward();

        var pauses = new ArrayList<Duration>();
        for (var i = 1; i < looks.size(); i++) {
            pauses.add(Duration.between(looks.get(i - 1), looks.get(i)));
        }
        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(3)) <= 0);
        var late = pauses.subList(10, pauses.size() - 1); // the last is cut off by the end
        assertThat(late).allMatch(pause -> pause.compareTo(Duration.ofMillis(1500)) >= 0);
        assertThat(late).doesNotHaveDuplicates();
    }

    @Test
    void whatWasSeenIsToldWhenItChanges() {
        var trial = waiting(FIVE_MINUTES, () -> looks.size() == 9
                ? Look.done("")
                : Look.notYet(Message.of("sample.port", looks.size() / 4)));

        trial.forward();

        assertThat(trial.events).filteredOn(RunEvent.Observed.class::isInstance)
                .extracting(event -> ((RunEvent.Observed) event).observation())
                .containsExactly(Message.of("sample.port", 0), Message.of("sample.port", 1),
                        Message.of("sample.port", 2));
    }

    @Test
    void whenTheTimeIsOverItSaysWhatWasThereInstead() {
        var state = waiting(FIVE_MINUTES, () -> Look.notYet(BUILDING)).forward();

        assertThat(failure(state)).isEqualTo(new Failure.TimedOut(Message.of("plan.timed-out",
                Message.of("sample.greeting", "server"), Duration.ofMinutes(5), BUILDING), Duration.ofMinutes(5),
                BUILDING, ""));
    }

    @Test
    void theLastLookIsWhenTheTimeIsOver() {
        waiting(FIVE_MINUTES, () -> Look.notYet(BUILDING)).forward();

        assertThat(Duration.between(looks.getFirst(), looks.getLast())).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anErrorThatPassesCountsAsNotYet() {
        var trial = waiting(FIVE_MINUTES, () -> {
            if (looks.size() < 5) {
                throw new Trial.Trouble();
            }
            return Look.done("");
        });

        assertThat(trial.forward().isComplete()).isTrue();
        assertThat(trial.events).filteredOn(RunEvent.Observed.class::isInstance).hasSize(1);
    }

    @Test
    void theErrorThatLastedTillTheEndIsNamed() {
        var state = waiting(FIVE_MINUTES, () -> {
            throw new Trial.Trouble();
        }).forward();

        assertThat(failure(state)).isInstanceOfSatisfying(Failure.TimedOut.class, failure -> {
            assertThat(failure.lastSeen()).isEqualTo(Message.of("plan.cancelled"));
            assertThat(failure.evidence()).isEqualTo("trouble");
        });
    }

    @Test
    void anErrorThatStaysEndsItAtOnce() {
        var state = waiting(FIVE_MINUTES, () -> {
            throw new IllegalStateException("ERROR");
        }).forward();

        assertThat(failure(state)).isInstanceOf(Failure.Defect.class);
        assertThat(looks).hasSize(1);
    }

    @Test
    void aThousandWhoBeganTogetherDoNotLookTogether() {
        var steps = new ArrayList<Toy>();
        var ends = new ArrayList<Instant>();
        for (var i = 0; i < 1000; i++) {
            var tries = new AtomicInteger();
            steps.add(step("server/" + i).applies(in -> {
                in.await(FIVE_MINUTES, () -> tries.incrementAndGet() == 10 ? Look.done("") : Look.notYet(BUILDING));
                ends.add(in.now());
                return "";
            }));
        }
        Trial.of(steps, List.of()).forward();

        assertThat(ends.stream().distinct()).hasSizeGreaterThan(990);
    }
}
