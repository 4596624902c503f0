package dev.slipway.plan;

import static dev.slipway.plan.Toy.step;
import static dev.slipway.plan.ToyLease.ephemeral;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RealTimelineTest {

    private final Timeline timeline = new RealTimeline(Clock.systemUTC(), new Random());

    private PlanRunner runner(Plan plan, Limits limits, Consumer<RunEvent> events) {
        return new PlanRunner(plan, limits, timeline, Trial::read, events);
    }

    @RepeatedTest(20)
    void aPlanRunsForwardsAndBackwardsOnManyThreads() {
        var standing = Collections.synchronizedList(new ArrayList<String>());
        var tickets = new AtomicInteger();
        var ticket = ephemeral("ticket");
        var steps = new ArrayList<Toy>();
        steps.add(step("network"));
        for (var i = 0; i < 50; i++) {
            steps.add(step("server/" + i).needs("network").limits("writes"));
            steps.add(step("join/" + i).needs("server/" + i).needs(ticket));
        }
        steps.forEach(toy -> toy.applies(in -> {
            if (toy.id().stage().equals("join")) {
                in.get(ticket);
            }
            standing.add(toy.id().value());
            return toy.id().value();
        }).undoes((value, _) -> standing.remove(value)));
        var plan = new Plan(steps, List.of(ToyLease.lease("ticket", Duration.ofHours(1),
                _ -> "t" + tickets.incrementAndGet(), "network")));
        var events = new ArrayList<RunEvent>();
        var runner = runner(plan, new Limits(Map.of("writes", 3)), events::add);

        var made = runner.run(Direction.FORWARD, RunState.empty());

        assertThat(made.isComplete()).isTrue();
        assertThat(standing).hasSize(101);
        assertThat(tickets).hasValue(1);
        assertThat(RunState.of(events)).isEqualTo(made);
        assertThat(runner.run(Direction.BACKWARD, made).isComplete()).isTrue();
        assertThat(standing).isEmpty();
    }

    @Test
    void sleepingAndWaitingTakeTheirTime() throws Exception {
        var begin = Instant.now();
        timeline.sleep(Duration.ofMillis(30));
        assertThat(timeline.mailbox().take(Duration.ofMillis(30))).isEmpty();

        assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(59));
        assertThat(timeline.random()).isBetween(0.0, 1.0);
    }

    @Test
    void aMailboxGivesOutWhatWasPutFirst() throws Exception {
        var mailbox = timeline.<String>mailbox();
        timeline.start("writer", () -> List.of("a", "b", "c").forEach(mailbox::put));

        assertThat(mailbox.take()).isEqualTo("a");
        assertThat(mailbox.take(Duration.ofSeconds(10))).contains("b");
        assertThat(mailbox.take()).isEqualTo("c");
    }

    @Test
    void anInterruptEndsTheWaitOfAnActivity() throws Exception {
        var ends = timeline.<String>mailbox();
        var activity = timeline.start("sleeper", () -> {
            try {
                timeline.sleep(Duration.ofHours(1));
                ends.put("slept");
            } catch (InterruptedException expected) {
                ends.put("interrupted");
            }
        });

        activity.interrupt();

        assertThat(ends.take(Duration.ofSeconds(10))).contains("interrupted");
    }

    @Test
    void cancellingFromAnotherThreadEndsTheRunSoon() throws Exception {
        var started = new CountDownLatch(1);
        var runner = runner(new Plan(List.of(step("a").applies(in -> {
            started.countDown();
            return in.await(Wait.upTo(Duration.ofHours(1), Message.of("plan.cancelled")),
                    () -> Look.notYet("plan.cancelled"));
        })), List.of()), Limits.none(), _ -> {
        });
        var canceller = Thread.ofVirtual().start(() -> {
            try {
                started.await();
                runner.cancel();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        });

        var state = runner.run(Direction.FORWARD, RunState.empty());

        canceller.join();
        assertThat(state.step(new StepId("a")).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void anInterruptOfTheRunningThreadCancelsAndIsKept() {
        var runner = runner(new Plan(List.of(step("a").takes(Duration.ofHours(1))), List.of()), Limits.none(), _ -> {
        });
        Thread.currentThread().interrupt();

        var state = runner.run(Direction.FORWARD, RunState.empty());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(state.step(new StepId("a")).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aRunnerRunsOnceAtATime() {
        var runners = new ArrayList<PlanRunner>();
        var runner = runner(new Plan(List.of(), List.of()), Limits.none(),
                _ -> runners.getFirst().run(Direction.FORWARD, RunState.empty()));
        runners.add(runner);

        assertThatThrownBy(() -> runner.run(Direction.FORWARD, RunState.empty()))
                .isInstanceOf(IllegalStateException.class).hasMessage("one run at a time");
    }
}
