package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunStateTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final StepId A = new StepId("a");
    private static final StepId B = new StepId("b");

    private static RunEvent succeeded(StepId step, How how, String value) {
        return new RunEvent.Succeeded(AT.plusSeconds(9), step, how, value, "print");
    }

    @Test
    void aStepThatNothingHappenedToWaits() {
        assertThat(RunState.empty().step(A).status()).isEqualTo(Status.WAITING);
        assertThat(RunState.empty().steps()).isEmpty();
    }

    @Test
    void aRunningStepShowsWhatItSawLastAndSinceWhen() {
        var seen = Message.of("sample.port", 22);
        var state = RunState
                .of(List.of(new RunEvent.Started(AT, A), new RunEvent.Observed(AT, A, Message.of("sample.utf8")),
                        new RunEvent.Observed(AT, A, seen)));

        assertThat(state.step(A).status()).isEqualTo(Status.RUNNING);
        assertThat(state.step(A).observation()).contains(seen);
        assertThat(state.step(A).elapsed(AT.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aStepThatIsDoneIsRecorded() {
        var state = RunState.of(List.of(new RunEvent.Started(AT, A), succeeded(A, How.APPLIED, "value")));

        assertThat(state.step(A).how()).contains(How.APPLIED);
        assertThat(state.step(A).elapsed(AT.plusSeconds(500))).isEqualTo(Duration.ofSeconds(9));
        assertThat(state.recorded(A)).contains(new RunState.Recorded("value", "print"));
    }

    @Test
    void aStepThatWasTakenBackForgetsItsRecord() {
        var state = RunState.of(List.of(succeeded(A, How.APPLIED, "a"), succeeded(B, How.FOUND, "b"),
                new RunEvent.Succeeded(AT, A, How.UNDONE, null, "")));

        assertThat(state.records()).containsOnlyKeys(B);
        assertThat(state.with(new RunEvent.Succeeded(AT, B, How.NOTHING_TO_UNDO, null, "")).records()).isEmpty();
    }

    @Test
    void aStepThatFailsLaterKeepsItsRecord() {
        var failure = new Failure.Rejected(Message.of("sample.utf8"), "");
        var state = RunState.of(List.of(succeeded(A, How.APPLIED, "a"), new RunEvent.Failed(AT, A, failure),
                new RunEvent.Blocked(AT, B, A)));

        assertThat(state.recorded(A)).isPresent();
        assertThat(state.failures()).containsOnlyKeys(A).containsValue(failure);
        assertThat(state.step(B).blockedBy()).contains(A);
        assertThat(state.count(Status.BLOCKED)).isEqualTo(1);
    }

    @Test
    void anotherRunBeginsAfreshWithWhatWasRecorded() {
        var state = RunState.of(List.of(new RunEvent.RunStarted(AT, Direction.FORWARD), succeeded(A, How.APPLIED, "a"),
                new RunEvent.RunEnded(AT, Direction.FORWARD, true), new RunEvent.RunStarted(AT, Direction.BACKWARD)));

        assertThat(state.steps()).isEmpty();
        assertThat(state.recorded(A)).isPresent();
        assertThat(state.isComplete()).isFalse();
        assertThat(state.direction()).contains(Direction.BACKWARD);
        assertThat(state.ended()).isEmpty();
    }

    @Test
    void aLeaseLeavesNoRecord() {
        assertThat(RunState.of(List.of(new RunEvent.Succeeded(AT, A, How.ISSUED, null, ""))).records()).isEmpty();
    }

    @Test
    void addingAnEventLeavesTheStateBeforeAsItWas() {
        var before = RunState.of(List.of(new RunEvent.Started(AT, A)));

        before.with(succeeded(A, How.APPLIED, "a"));

        assertThat(before.step(A).status()).isEqualTo(Status.RUNNING);
        assertThat(before.records()).isEmpty();
    }

    @Test
    void aLogLineChangesNothing() {
        var before = RunState.of(List.of(new RunEvent.Started(AT, A)));

        assertThat(before.with(new RunEvent.Logged(AT, A, "line"))).isSameAs(before);
    }

    @Test
    void aFactIsFoundByThePlanThatMakesIt() {
        var plan = new Plan(List.of(Toy.step("a"), Toy.step("b")), List.of());
        var state = RunState.of(List.of(succeeded(A, How.APPLIED, "value")));

        assertThat(state.find(plan, Toy.fact("a"))).contains("value");
        assertThat(state.find(plan, Toy.fact("b"))).isEqualTo(Optional.empty());
    }
}
