package dev.slipway.plan;

import static dev.slipway.plan.Toy.step;
import static dev.slipway.plan.ToyLease.ephemeral;
import static dev.slipway.plan.ToyLease.lease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.plan.RunEvent.How;
import dev.slipway.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CancelTest {

    private static final Duration LONG = Duration.ofHours(1);

    /** Cancels when that step or lease has looked and waits. */
    private static Trial cancelledWhileWaiting(String step, Trial trial) {
        return trial.telling(event -> {
            if (event instanceof RunEvent.Observed(_, var id, _) && id.value().equals(step)) {
                trial.cancel();
            }
        });
    }

    @Test
    void whatRunsIsInterruptedAndWhatWaitsIsNotBegun() {
        var trial =
                cancelledWhileWaiting("server", Trial.of(step("network"), step("server").needs("network").takes(LONG),
                        step("join").needs("server"), step("other").takes(LONG).needs("network")));

        var begin = trial.timeline.now();
        var state = trial.forward();

        assertThat(trial.cancelled()).containsExactlyInAnyOrder("server", "join", "other");
        assertThat(trial.ended(How.APPLIED)).containsExactly("network");
        assertThat(state.isComplete()).isFalse();
        assertThat(Duration.between(begin, trial.timeline.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whatWasCompletedMeanwhileIsDone() {
        var cancel = new AtomicReference<Runnable>();
        var trial = Trial.of(step("server").applies(_ -> {
            cancel.get().run();
            return "made";
        }), step("join").needs("server"));
        cancel.set(trial::cancel);

        var state = trial.forward();

        assertThat(state.recorded(new StepId("server"))).isPresent();
        assertThat(trial.ended(How.APPLIED)).containsExactly("server");
        assertThat(trial.cancelled()).containsExactly("join");
    }

    @Test
    void aStepWhoseLookSwallowsTheInterruptDoesNotActAfterwards() {
        var applied = new AtomicInteger();
        var trial = cancelledWhileWaiting("server", Trial.of(step("server").probes(in -> {
            try {
                in.await(Wait.upTo(LONG, Message.of("plan.cancelled")), () -> Look.notYet("plan.cancelled"));
            } catch (InterruptedException swallowed) {
                return Probe.absent();
            }
            return Probe.absent();
        }).applies(_ -> "made " + applied.incrementAndGet())));

        trial.forward();

        assertThat(applied).hasValue(0);
        assertThat(trial.cancelled()).containsExactly("server");
    }

    @Test
    void theTroubleThatAnInterruptLeavesIsNoFailure() {
        var trial = cancelledWhileWaiting("server", Trial.of(step("server").applies(in -> {
            try {
                in.await(Wait.upTo(LONG, Message.of("plan.cancelled")), () -> Look.notYet("plan.cancelled"));
            } catch (InterruptedException wrapped) {
                throw new IllegalStateException("connection closed", wrapped);
            }
            return "";
        })));

        assertThat(trial.forward().failures()).isEmpty();
        assertThat(trial.cancelled()).containsExactly("server");
    }

    @Test
    void whoWaitsForAPermitIsCancelledWithoutHavingStarted() {
        var steps = List.of(step("a").limits("one").takes(LONG), step("b").limits("one").takes(LONG));
        var trial = new Trial(1, new Plan(steps, List.of()), new Limits(Map.of("one", 1)));
        trial.telling(event -> {
            if (event instanceof RunEvent.Started) {
                trial.cancel();
            }
        });

        trial.forward();

        assertThat(trial.started()).hasSize(1);
        assertThat(trial.cancelled()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void nothingBeginsAfterTheFirstThatCancelled() {
        var trial = Trial.of(step("a"), step("b"), step("c"));
        trial.telling(event -> {
            if (event instanceof RunEvent.Started) {
                trial.cancel();
            }
        });

        trial.forward();

        assertThat(trial.started()).hasSize(1);
        assertThat(trial.cancelled()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void theMakingOfALeaseIsInterruptedToo() {
        var ticket = ephemeral("ticket");
        var trial = cancelledWhileWaiting("ticket", Trial.of(
                List.of(step("join").needs(ticket).applies(in -> in.get(ticket))),
                List.of(lease("ticket", LONG, in -> {
                    in.await(Wait.upTo(LONG, Message.of("plan.cancelled")), () -> Look.notYet("plan.cancelled"));
                    return "";
                }))));

        trial.forward();

        assertThat(trial.cancelled()).containsExactlyInAnyOrder("ticket", "join");
    }

    @Test
    void aTearDownStopsBetweenTwoStepsAndTheNextGoesOn() {
        var undone = new ArrayList<String>();
        var cancel = new AtomicReference<Runnable>();
        var trial = Trial.of(step("network").undoes((value, _) -> undone.add(value)),
                step("server").needs("network").undoes((value, _) -> {
                    cancel.get().run();
                    undone.add(value);
                }));
        cancel.set(trial::cancel);
        var before = trial.forward();

        var state = trial.backward(before);

        assertThat(undone).containsExactly("server");
        assertThat(trial.cancelled()).containsExactly("network");
        assertThat(state.records()).containsOnlyKeys(new StepId("network"));
    }

    @Test
    void aTearDownCancelledWhileLookingTakesNothingBack() {
        var undone = new ArrayList<String>();
        var trial = Trial.of(step("network").probes(_ -> Probe.present("n")).undoes((value, _) -> undone.add(value)),
                step("server").needs("network").probes(in -> {
                    in.log("looking");
                    return in.await(Wait.upTo(LONG, Message.of("plan.cancelled")), () -> Look.notYet("plan.cancelled"));
                }));
        trial.telling(event -> {
            if (event instanceof RunEvent.Logged) {
                trial.cancel();
            }
        });

        trial.backward(RunState.empty());

        assertThat(undone).isEmpty();
        assertThat(trial.cancelled()).containsExactlyInAnyOrder("network", "server");
    }

    @Test
    void aRunnerThatWasCancelledBeginsNothingAnyMore() {
        var trial = Trial.of(step("a"), step("b"));
        trial.cancel();

        trial.forward();

        assertThat(trial.started()).isEmpty();
        assertThat(trial.cancelled()).containsExactly("a", "b");
    }

    @Test
    void aRunWhoseEventsCannotBeWrittenStops() {
        var applied = new ArrayList<String>();
        var trial = Trial.of(step("a").takes(Duration.ofSeconds(5)), step("b").takes(LONG),
                step("c").needs("a").applies(_ -> "" + applied.add("c")));
        var full = new UncheckedIOException(new IOException("no space left on device"));
        trial.telling(event -> {
            if (event instanceof RunEvent.Succeeded) {
                throw full;
            }
        });

        assertThatThrownBy(trial::forward).isSameAs(full);

        assertThat(trial.timeline.unfinished()).isEmpty();
        assertThat(applied).isEmpty();
    }

    @Test
    void aStepActsOnlyAfterItsStartWasWritten() {
        var applied = new ArrayList<String>();
        var trial = Trial.of(step("a").applies(_ -> "" + applied.add("a")));
        trial.telling(event -> {
            if (event instanceof RunEvent.Started) {
                throw new IllegalStateException("no space left on device");
            }
        });

        assertThatThrownBy(trial::forward).isInstanceOf(IllegalStateException.class);

        assertThat(applied).isEmpty();
        assertThat(trial.timeline.unfinished()).isEmpty();
    }
}
