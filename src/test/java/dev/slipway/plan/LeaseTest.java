package dev.slipway.plan;

import static dev.slipway.plan.Toy.step;
import static dev.slipway.plan.ToyLease.ephemeral;
import static dev.slipway.plan.ToyLease.lease;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent.How;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final Fact<String> TICKET = ephemeral("ticket");

    private final AtomicInteger made = new AtomicInteger();

    private static Toy reader(String id, String... needs) {
        return step(id).needs(needs).needs(TICKET).applies(in -> in.get(TICKET));
    }

    /** A lease whose making takes ten seconds. */
    private ToyLease ticket(Duration validity) {
        return lease("ticket", validity, in -> {
            rest(in, Duration.ofSeconds(10));
            return "ticket-" + made.incrementAndGet();
        }, "init");
    }

    private static void rest(Inputs in, Duration span) throws Exception {
        var end = in.now().plus(span);
        in.await(Wait.upTo(span.multipliedBy(2), Message.of("plan.cancelled")),
                () -> in.now().isBefore(end) ? Look.notYet("plan.cancelled") : Look.done(""));
    }

    @Test
    void itIsMadeOnceForAllWhoWait() {
        var trial = Trial.of(List.of(step("init"), reader("join/a"), reader("join/b"), reader("join/c")),
                List.of(ticket(Duration.ofHours(1))));

        var state = trial.forward();

        assertThat(state.isComplete()).isTrue();
        assertThat(made).hasValue(1);
        assertThat(state.recorded(new StepId("join/c")).orElseThrow().value()).isEqualTo("ticket-1");
        assertThat(trial.ended(How.ISSUED)).containsExactly("ticket");
    }

    @Test
    void whatNobodyReadsIsNotMade() {
        var trial = Trial.of(List.of(step("init"), step("join").needs(TICKET)), List.of(ticket(Duration.ofHours(1))));

        assertThat(trial.forward().isComplete()).isTrue();
        assertThat(made).hasValue(0);
        assertThat(trial.started()).doesNotContain("ticket");
    }

    @Test
    void aRecalledStepDoesNotHaveItMadeAgain() {
        var trial = Trial.of(List.of(step("init"), reader("join")), List.of(ticket(Duration.ofHours(1))));
        var before = trial.forward();

        trial.forward(before);

        assertThat(made).hasValue(1);
    }

    @Test
    void itIsMadeFromItsFacts() {
        var trial = Trial.of(List.of(step("init").applies(_ -> "hash"), reader("join")),
                List.of(lease("ticket", Duration.ofHours(1), in -> "of " + in.get(Toy.fact("init")), "init")));

        assertThat(trial.forward().recorded(new StepId("join")).orElseThrow().value()).isEqualTo("of hash");
    }

    @Test
    void itIsMadeAgainWhenItHasExpired() {
        var seen = new ArrayList<String>();
        var trial = Trial.of(List.of(step("init"), step("join").needs(TICKET).applies(in -> {
            seen.add(in.get(TICKET));
            rest(in, Duration.ofSeconds(30));
            seen.add(in.get(TICKET));
            rest(in, Duration.ofSeconds(60));
            seen.add(in.get(TICKET));
            return "joined";
        })), List.of(ticket(Duration.ofMinutes(1))));

        trial.forward();

        assertThat(seen).containsExactly("ticket-1", "ticket-1", "ticket-2");
    }

    @Test
    void itsFailureBlocksWhoReadsItAndNobodyElse() {
        var trial = Trial.of(List.of(step("init"), reader("join/a"), reader("join/b"), step("ready").needs("join/a"),
                step("wait").needs(TICKET), step("key")), List.of(lease("ticket", Duration.ofHours(1), _ -> {
                    made.incrementAndGet();
                    throw new IllegalStateException("refused");
                }, "init")));

        var state = trial.forward();

        assertThat(state.failures()).containsOnlyKeys(new StepId("ticket"));
        assertThat(trial.blocked()).isEqualTo(Map.of("join/a", "ticket", "join/b", "ticket", "ready", "ticket"));
        assertThat(trial.ended(How.APPLIED)).containsExactlyInAnyOrder("init", "wait", "key");
    }

    @Test
    void whoHandlesItsFailureIsNotBlocked() {
        var trial = Trial.of(List.of(step("join").needs(TICKET).applies(in -> {
            try {
                return in.get(TICKET);
            } catch (StepException without) {
                return "without";
            }
        })), List.of(lease("ticket", Duration.ofHours(1), _ -> {
            throw new IllegalStateException("refused");
        })));

        assertThat(trial.forward().step(new StepId("join")).status()).isEqualTo(Status.DONE);
    }

    @Test
    void whoWrapsItsFailureIsBlockedAllTheSame() {
        var trial = Trial.of(List.of(step("join").needs(TICKET).applies(in -> {
            try {
                return in.get(TICKET);
            } catch (StepException without) {
                throw new IllegalStateException("cannot join", without);
            }
        })), List.of(lease("ticket", Duration.ofHours(1), _ -> {
            throw new IllegalStateException("refused");
        })));

        trial.forward();

        assertThat(trial.blocked()).isEqualTo(Map.of("join", "ticket"));
    }

    @Test
    void aFailureThatStaysIsNotProvokedAgainByLaterReaders() {
        var trial = Trial.of(List.of(step("init"), reader("join/a"), step("slow").takes(Duration.ofMinutes(5)),
                reader("join/b", "slow")), List.of(lease("ticket", Duration.ofHours(1), _ -> {
                    made.incrementAndGet();
                    throw new IllegalStateException("refused");
                }, "init")));

        trial.forward();

        assertThat(made).hasValue(1);
        assertThat(trial.blocked()).containsOnlyKeys("join/a", "join/b");
    }

    @Test
    void aFailureThatPassesIsTriedAgainAndByLaterReadersToo() {
        var trial = Trial.of(List.of(step("init"), reader("join/a"), step("slow").takes(Duration.ofMinutes(5)),
                reader("join/b", "slow")), List.of(lease("ticket", Duration.ofHours(1), _ -> {
                    if (made.incrementAndGet() <= 4) {
                        throw new Trial.Trouble();
                    }
                    return "ticket";
                }, "init")));

        var state = trial.forward();

        assertThat(made).as("three tries for the first reader, two for the other").hasValue(5);
        assertThat(trial.blocked()).isEqualTo(Map.of("join/a", "ticket"));
        assertThat(state.step(new StepId("join/b")).status()).isEqualTo(Status.DONE);
    }

    @Test
    void itsValueIsInNoEvent() {
        var trial = Trial.of(List.of(step("join").needs(TICKET).applies(in -> {
            in.get(TICKET);
            return "joined";
        })), List.of(lease("ticket", Duration.ofHours(1), _ -> "canary-token")));

        trial.forward();

        assertThat(trial.events.toString()).doesNotContain("canary-token");
    }

    @Test
    void itCanBeReadWhileTakingBack() {
        var read = new ArrayList<String>();
        var trial = Trial.of(List.of(step("init").probes(_ -> Probe.present("init")),
                step("join").needs(TICKET).probes(_ -> Probe.present("joined"))
                        .undoes((_, in) -> read.add(in.get(TICKET)))),
                List.of(ticket(Duration.ofHours(1))));

        assertThat(trial.backward(RunState.empty()).isComplete()).isTrue();
        assertThat(read).containsExactly("ticket-1");
    }

    @Test
    void whatItIsMadeFromMayBeUnknownInATearDown() {
        var before = Trial.of(List.of(step("init"), reader("join")), List.of(ticket(Duration.ofHours(1)))).forward();
        var trial = Trial.of(List.of(step("init").probes(_ -> Probe.absent()),
                step("join").needs(TICKET).undoes((_, in) -> in.get(TICKET))), List.of(ticket(Duration.ofHours(1))));

        var state = trial.backward(before);

        assertThat(state.failures().get(new StepId("ticket")).message()).isEqualTo(
                Message.of("plan.fact-unknown", "ticket", "init"));
        assertThat(trial.blocked()).isEqualTo(Map.of("join", "ticket", "init", "ticket"));
    }
}
