package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.RunTiming.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTimingTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    /** A diamond: both sides need the top, and the foot needs both sides. */
    private final Plan plan =
            new Plan(List.of(Toy.step("top"), Toy.step("short").needs("top"), Toy.step("long").needs("top"),
                    Toy.step("foot").needs("short", "long"), Toy.step("aside")), List.of());

    private final List<RunEvent> events = new ArrayList<>();

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }

    private void ran(String step, int from, int to, How how) {
        events.add(new RunEvent.Started(at(from), new StepId(step)));
        events.add(new RunEvent.Succeeded(at(to), new StepId(step), how, how == How.UNDONE ? null : step, "print"));
    }

    private RunTiming forward() {
        events.add(new RunEvent.RunStarted(START, Direction.FORWARD));
        ran("top", 1, 3, How.APPLIED);
        ran("aside", 1, 9, How.APPLIED);
        ran("short", 3, 5, How.FOUND);
        ran("long", 4, 10, How.APPLIED);
        ran("foot", 10, 12, How.APPLIED);
        events.add(new RunEvent.RunEnded(at(13), Direction.FORWARD, true));
        return RunTiming.of(plan, RunState.of(events)).orElseThrow();
    }

    @Test
    void thePathIsTheChainThatTheEndWaitedFor() {
        assertThat(forward().path()).containsExactly(
                new Span(new StepId("top"), seconds(1), seconds(1), seconds(2)),
                new Span(new StepId("long"), seconds(4), seconds(1), seconds(6)),
                new Span(new StepId("foot"), seconds(10), seconds(0), seconds(2)));
    }

    @Test
    void whatIsNoStepsOwnIsTheEngines() {
        var timing = forward();

        assertThat(timing.whole()).isEqualTo(seconds(13));
        assertThat(timing.between()).isEqualTo(seconds(3));
    }

    @Test
    void everyStepThatRanHasItsTime() {
        assertThat(forward().spans()).extracting(span -> span.step().value())
                .containsExactly("top", "aside", "short", "long", "foot");
    }

    @Test
    void backwardsAStepWaitsForThoseThatNeededIt() {
        events.add(new RunEvent.RunStarted(START, Direction.BACKWARD));
        ran("foot", 2, 3, How.UNDONE);
        ran("long", 3, 4, How.UNDONE);
        ran("short", 3, 8, How.UNDONE);
        events.add(new RunEvent.Succeeded(at(8), new StepId("top"), How.NOTHING_TO_UNDO, null, ""));
        events.add(new RunEvent.RunEnded(at(8), Direction.BACKWARD, true));

        assertThat(RunTiming.of(plan, RunState.of(events)).orElseThrow().path())
                .extracting(span -> span.step().value()).containsExactly("foot", "short");
    }

    @Test
    void aRunThatWasKilledHasNoTiming() {
        events.add(new RunEvent.RunStarted(START, Direction.FORWARD));
        ran("top", 1, 3, How.APPLIED);

        assertThat(RunTiming.of(plan, RunState.of(events))).isEmpty();
    }
}
