package dev.slipway.plan;

import static dev.slipway.plan.Toy.fact;
import static dev.slipway.plan.Toy.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.StepState.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackwardRunTest {

    private final List<String> undone = new ArrayList<>();

    private Toy undoable(String id) {
        return step(id).undoes((value, _) -> undone.add(value));
    }

    @Test
    void eachIsTakenBackAfterAllThatDependsOnIt() {
        var trial =
                Trial.of(undoable("network"), undoable("subnet").needs("network"), undoable("server").needs("subnet"));

        var state = trial.backward(trial.forward());

        assertThat(undone).containsExactly("server", "subnet", "network");
        assertThat(state.isComplete()).isTrue();
        assertThat(state.records()).isEmpty();
    }

    @Test
    void withoutAJournalWhatIsSeenIsTakenBack() {
        var trial = Trial.of(undoable("network").probes(_ -> Probe.present("net-9")),
                undoable("server").needs("network")
                        .probes(in -> Probe.present("server on " + in.get(fact("network")))));

        trial.backward(RunState.empty());

        assertThat(undone).containsExactly("server on net-9", "net-9");
    }

    @Test
    void whatNobodyKnowsOfIsNotTakenBack() {
        var trial = Trial.of(undoable("network"), undoable("server").needs("network").probes(_ -> Probe.absent()));

        trial.backward(RunState.empty());

        assertThat(undone).isEmpty();
        assertThat(trial.ended(How.NOTHING_TO_UNDO)).containsExactly("server", "network");
        assertThat(trial.started()).isEmpty();
    }

    @Test
    void whatIsSeenCountsMoreThanWhatWasWritten() {
        var before = Trial.of(undoable("network")).forward();
        var trial = Trial.of(undoable("network").probes(_ -> Probe.present("net-2")));

        trial.backward(before);

        assertThat(undone).containsExactly("net-2");
    }

    @Test
    void whatIsCertainlyGoneIsNotTakenBackWhateverTheJournalSays() {
        var before = Trial.of(undoable("network")).forward();
        var trial = Trial.of(undoable("network").probes(_ -> Probe.absent()));

        trial.backward(before);

        assertThat(undone).isEmpty();
    }

    @Test
    void whatCannotLookBecauseItsGroundIsGoneIsTakenBackByTheJournal() {
        var before = Trial.of(step("network"), undoable("server").needs("network")).forward();
        var found = new AtomicReference<Optional<String>>();
        var trial = Trial.of(undoable("network").probes(_ -> Probe.absent()),
                step("server").needs("network").probes(_ -> Probe.absent()).undoes((value, in) -> {
                    undone.add(value);
                    found.set(in.find(fact("network")));
                }));

        trial.backward(before);

        assertThat(undone).containsExactly("server");
        assertThat(found.get()).isEmpty();
    }

    @Test
    void gettingAFactThatATearDownDoesNotKnowIsAFailureInWords() {
        var before = Trial.of(step("network"), step("server").needs("network")).forward();
        var trial = Trial.of(step("network").probes(_ -> Probe.absent()),
                step("server").needs("network").undoes((_, in) -> in.get(fact("network"))));

        var failure = trial.backward(before).failures().get(new StepId("server"));

        assertThat(failure).isInstanceOf(Failure.Rejected.class);
        assertThat(failure.message().arguments()).containsExactly("server", "network");
    }

    @Test
    void whatIsCoveredIsLeftAloneButStillWaitsItsTurn() {
        var trial = Trial.of(undoable("server"), step("join").needs("server").coveredBy("server"),
                undoable("volumes").needs("join"));

        trial.backward(trial.forward());

        assertThat(undone).containsExactly("volumes", "server");
        assertThat(trial.ended(How.NOTHING_TO_UNDO)).containsExactly("join");
    }

    @Test
    void whatCannotBeTakenBackKeepsWhatItStandsOn() {
        var trial = Trial.of(undoable("network"), step("volumes").needs("network").undoes((_, _) -> {
            throw new IllegalStateException("in use");
        }), undoable("server").needs("network"), undoable("key"));
        var before = trial.forward();

        var state = trial.backward(before);

        assertThat(undone).containsExactlyInAnyOrder("server", "key");
        assertThat(trial.blocked()).isEqualTo(Map.of("network", "volumes"));
        assertThat(state.isComplete()).isFalse();
        assertThat(state.records()).containsOnlyKeys(new StepId("network"), new StepId("volumes"));
    }

    @Test
    void whatCannotBeLookedAtIsLeftAndKeepsWhatItStandsOn() {
        var trial = Trial.of(undoable("network"), undoable("server").needs("network").probes(_ -> {
            throw new IllegalStateException("not allowed");
        }), undoable("join").needs("server"));
        var before =
                Trial.of(undoable("network"), undoable("server").needs("network"), undoable("join").needs("server"))
                        .forward();

        var state = trial.backward(before);

        assertThat(undone).containsExactly("join");
        assertThat(state.failures()).containsOnlyKeys(new StepId("server"));
        assertThat(trial.blocked()).isEqualTo(Map.of("network", "server"));
    }

    @Test
    void aPassingFailureOfAnUndoIsTriedAgain() {
        var tries = new AtomicInteger();
        var trial = Trial.of(step("network").undoes((_, _) -> {
            if (tries.incrementAndGet() < 3) {
                throw new Trial.Trouble();
            }
        }));

        assertThat(trial.backward(trial.forward()).isComplete()).isTrue();
        assertThat(tries).hasValue(3);
    }

    @Test
    void nothingIsTakenBackBeforeAllWasLookedAt() {
        var looks = new AtomicInteger();
        var looksAtUndo = new AtomicInteger();
        var trial = Trial.of(step("a").probes(_ -> {
            looks.incrementAndGet();
            return Probe.present("a");
        }), step("b").needs("a").probes(_ -> {
            looks.incrementAndGet();
            return Probe.present("b");
        }), step("c").probes(_ -> Probe.present("c")).undoes((_, _) -> looksAtUndo.set(looks.get())));

        trial.backward(RunState.empty());

        assertThat(looksAtUndo).hasValue(2);
    }

    @Test
    void aTearDownThatFailedHalfWayIsFinishedByTheNext() {
        var inUse = new AtomicReference<>(true);
        var trial = Trial.of(undoable("network"), step("volumes").needs("network").undoes((value, _) -> {
            if (inUse.get()) {
                throw new IllegalStateException("in use");
            }
            undone.add(value);
        }));
        var half = trial.backward(trial.forward());
        inUse.set(false);

        var state = trial.backward(half);

        assertThat(undone).containsExactly("volumes", "network");
        assertThat(state.step(new StepId("network")).status()).isEqualTo(Status.DONE);
        assertThat(state.isComplete()).isTrue();
    }
}
