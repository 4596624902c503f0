package dev.slipway.plan;

import static dev.slipway.plan.Toy.fact;
import static dev.slipway.plan.Toy.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ForwardRunTest {

    @Test
    void aStepGetsTheFactsItNeeds() {
        var trial = Trial.of(step("network").applies(_ -> "net-7"),
                step("server").needs("network").applies(in -> "server on " + in.get(fact("network"))));

        var state = trial.forward();

        assertThat(state.isComplete()).isTrue();
        assertThat(state.recorded(new StepId("server"))).hasValueSatisfying(
                record -> assertThat(record.value()).isEqualTo("server on net-7"));
        assertThat(trial.ended(How.APPLIED)).containsExactly("network", "server");
    }

    @Test
    void whatIsThereAlreadyIsFoundAndNotMadeAgain() {
        var trial = Trial.of(step("network").probes(_ -> Probe.present("net-1")).applies(_ -> "another"));

        var state = trial.forward();

        assertThat(trial.ended(How.FOUND)).containsExactly("network");
        assertThat(state.recorded(new StepId("network")).orElseThrow().value()).isEqualTo("net-1");
    }

    @Test
    void whatCannotBeSeenIsRecalledWhenItWasMadeFromTheSame() {
        var made = new AtomicInteger();
        var trial =
                Trial.of(step("network"), step("init").needs("network").applies(_ -> "made " + made.incrementAndGet()));

        trial.forward(trial.forward());

        assertThat(made).hasValue(1);
        assertThat(trial.ended(How.RECALLED)).containsExactly("network", "init");
    }

    @Test
    void whatWasMadeFromSomethingElseIsMadeAgainAndItsNeighbourIsNot() {
        var identity = new AtomicInteger(1);
        var trial = Trial.of(step("server/a").probes(_ -> Probe.present("a" + identity.get())),
                step("server/b").probes(_ -> Probe.present("b")), step("join/a").needs("server/a"),
                step("join/b").needs("server/b"));
        var before = trial.forward();
        identity.set(2);

        trial.forward(before);

        assertThat(trial.ended(How.APPLIED)).containsExactly("join/a");
        assertThat(trial.ended(How.RECALLED)).containsExactly("join/b");
    }

    @Test
    void aStepWithOtherSettingsIsMadeAgain() {
        var before = Trial.of(step("init").settings(Map.of("pods", "10.0.0.0/16"))).forward();
        var trial = Trial.of(step("init").settings(Map.of("pods", "10.1.0.0/16")));

        trial.forward(before);

        assertThat(trial.ended(How.APPLIED)).containsExactly("init");
    }

    @Test
    void whatIsCertainlyGoneIsMadeAgainWhateverTheJournalSays() {
        var before = Trial.of(step("server")).forward();
        var trial = Trial.of(step("server").probes(_ -> Probe.absent()));

        trial.forward(before);

        assertThat(trial.ended(How.APPLIED)).containsExactly("server");
    }

    @Test
    void aFailureBlocksWhatDependsOnItByItsRootAndNothingElse() {
        var trial = Trial.of(step("network"), step("server/a").needs("network").applies(_ -> {
            throw new IllegalStateException("no");
        }), step("join/a").needs("server/a"), step("ready").needs("join/a"), step("server/b").needs("network"),
                step("join/b").needs("server/b"));

        var state = trial.forward();

        assertThat(state.isComplete()).isFalse();
        assertThat(state.failures()).containsOnlyKeys(new StepId("server/a"));
        assertThat(trial.blocked()).isEqualTo(Map.of("join/a", "server/a", "ready", "server/a"));
        assertThat(state.step(new StepId("join/b")).status()).isEqualTo(Status.DONE);
        assertThat(state.count(Status.BLOCKED)).isEqualTo(2);
    }

    @Test
    void anErrorOfOneStepIsItsFailureAndNotTheEndOfTheRun() {
        var trial = Trial.of(step("a").applies(_ -> {
            throw new StackOverflowError();
        }), step("b"));

        var state = trial.forward();

        assertThat(state.failures().get(new StepId("a"))).isInstanceOf(Failure.Defect.class);
        assertThat(trial.ended(How.APPLIED)).containsExactly("b");
    }

    @Test
    void aStepThatReadsWhatItDidNotDeclareIsADefect() {
        var trial = Trial.of(step("a"), step("b").applies(in -> in.get(fact("a"))));

        var failure = trial.forward().failures().get(new StepId("b"));

        assertThat(failure).isInstanceOf(Failure.Defect.class);
        assertThat(failure.evidence()).contains("b reads a but does not declare");
    }

    @Test
    void independentStepsRunBesideEachOther() {
        var trial = Trial.of(step("a").takes(Duration.ofSeconds(60)), step("b").takes(Duration.ofSeconds(60)));
        var begin = trial.timeline.now();

        trial.forward();

        assertThat(Duration.between(begin, trial.timeline.now())).isBetween(Duration.ofSeconds(60),
                Duration.ofSeconds(70));
    }

    @Test
    void noMoreStepsRunAtOnceThanTheirLimitAllows() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var steps = List.of("a", "b", "c", "d", "e").stream().map(name -> step(name).limits("writes").applies(in -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            in.await(Wait.upTo(Duration.ofMinutes(1), Message.of("plan.cancelled")), new Once());
            running.decrementAndGet();
            return name;
        })).toList();
        var trial = new Trial(3, new Plan(steps, List.of()), new Limits(Map.of("writes", 2)));

        trial.forward();

        assertThat(most).hasValue(2);
        assertThat(trial.started()).hasSize(5);
    }

    @Test
    void aStepThatWaitsForAPermitHasNotStarted() {
        var steps = List.of(step("a").limits("one").takes(Duration.ofSeconds(10)),
                step("b").limits("one").takes(Duration.ofSeconds(10)));
        var trial = new Trial(1, new Plan(steps, List.of()), new Limits(Map.of("one", 1)));

        trial.forward();

        var order = trial.events.stream().filter(event -> event instanceof RunEvent.Started
                || event instanceof RunEvent.Succeeded).map(event -> event.getClass().getSimpleName()).toList();
        assertThat(order).containsExactly("Started", "Succeeded", "Started", "Succeeded");
    }

    @Test
    void aPassingFailureIsFollowedByALookBeforeAnotherTry() {
        var looks = new AtomicInteger();
        var tries = new AtomicInteger();
        var trial = Trial.of(step("server").probes(_ -> {
            looks.incrementAndGet();
            return Probe.absent();
        }).applies(_ -> {
            if (tries.incrementAndGet() < 3) {
                throw new Trial.Trouble();
            }
            return "made";
        }));

        var state = trial.forward();

        assertThat(state.isComplete()).isTrue();
        assertThat(looks).hasValue(3);
        assertThat(tries).hasValue(3);
    }

    @Test
    void whatWasMadeAlthoughTheAnswerWasLostIsNotMadeTwice() {
        var made = new AtomicInteger();
        var trial = Trial.of(step("server").probes(_ -> made.get() > 0 ? Probe.present("server") : Probe.absent())
                .applies(_ -> {
                    made.incrementAndGet();
                    throw new Trial.Trouble();
                }));

        trial.forward();

        assertThat(made).hasValue(1);
        assertThat(trial.ended(How.APPLIED)).containsExactly("server");
    }

    @Test
    void whatCannotBeSeenIsNotTriedAgainAfterAPassingFailure() {
        var tries = new AtomicInteger();
        var trial = Trial.of(step("init").applies(_ -> {
            tries.incrementAndGet();
            throw new Trial.Trouble();
        }));

        var state = trial.forward();

        assertThat(tries).hasValue(1);
        assertThat(state.failures().get(new StepId("init"))).isInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void afterThreeRoundsAPassingFailureStays() {
        var tries = new AtomicInteger();
        var trial = Trial.of(step("server").probes(_ -> Probe.absent()).applies(_ -> {
            tries.incrementAndGet();
            throw new Trial.Trouble();
        }));

        trial.forward();

        assertThat(tries).hasValue(3);
    }

    @Test
    void aFailureThatStaysIsNotTriedAgain() {
        var tries = new AtomicInteger();
        var trial = Trial.of(step("server").probes(_ -> Probe.absent()).applies(_ -> {
            tries.incrementAndGet();
            throw new IllegalArgumentException();
        }));

        trial.forward();

        assertThat(tries).hasValue(1);
    }

    @Test
    void aFactThatCannotBeWrittenDownIsAFailureOfItsStep() {
        var trial = Trial.of(step("init").settings(3.14));

        assertThat(trial.forward().failures().get(new StepId("init")).evidence()).contains("java.lang.Double");
    }

    @Test
    void anEmptyPlanIsCompleteAtOnce() {
        assertThat(Trial.of().forward().isComplete()).isTrue();
    }

    private static final class Once implements Look<String> {
        private boolean seen;

        @Override
        public Seen<String> look() {
            var done = seen;
            seen = true;
            return done ? Look.done("") : Look.notYet("plan.cancelled");
        }
    }

    @Test
    void whereNotAllMayBeginTheLongestChainGoesFirst() {
        var trial = new Trial(1, new Plan(List.of(
                step("busy").takes(Duration.ofSeconds(9)).limits("one"), step("first").takes(Duration.ofSeconds(1)),
                step("leaf").needs("first").limits("one"),
                step("twig").needs("first").limits("one"), step("on-twig").needs("twig").limits("one"),
                step("branch").needs("first").limits("one"), step("bough").needs("branch"),
                step("on-bough").needs("bough")), List.of()), new Limits(Map.of("one", 1)));

        trial.forward();

        assertThat(trial.started()).containsSubsequence("busy", "branch", "twig", "leaf");
    }
}
