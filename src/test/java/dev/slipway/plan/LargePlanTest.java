package dev.slipway.plan;

import static dev.slipway.plan.Toy.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent.Direction;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine itself must not be what makes a large cluster slow. */
@Timeout(60)
class LargePlanTest {

    private static Plan cluster(int workers) {
        var ticket = ToyLease.ephemeral("ticket");
        var steps = new ArrayList<Toy>(List.of(step("network").undoes((_, _) -> {
        }), step("init").needs("network")));
        var ready = step("ready");
        for (var i = 1; i <= workers; i++) {
            var node = "small-w-" + i;
            steps.add(step("port/" + node).needs("network").limits("writes"));
            steps.add(step("server/" + node).needs("port/" + node).limits("writes"));
            steps.add(step("reach/" + node).needs("server/" + node).limits("ssh"));
            steps.add(step("prepare/" + node).needs("reach/" + node).limits("ssh"));
            steps.add(step("join/" + node).needs("prepare/" + node).limits("ssh", "writes").needs(ticket)
                    .applies(in -> in.get(ticket)));
            steps.add(step("node/" + node).needs("join/" + node));
            ready.needs("node/" + node);
        }
        steps.add(ready);
        return new Plan(steps, List.of(ToyLease.lease("ticket", Duration.ofHours(2), _ -> "ticket", "init")));
    }

    private static Duration run(int workers) {
        var begin = System.nanoTime();
        var plan = cluster(workers);
        var runner = new PlanRunner(plan, new Limits(Map.of("writes", 10, "ssh", 50)),
                new RealTimeline(Clock.systemUTC(), new Random(1)), Trial::read, _ -> {
                });
        var state = runner.run(Direction.FORWARD, RunState.empty());
        assertThat(state.isComplete()).isTrue();
        assertThat(runner.run(Direction.FORWARD, state).isComplete()).isTrue();
        assertThat(runner.run(Direction.BACKWARD, state).isComplete()).isTrue();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void tenTimesTheWorkersAreAboutTenTimesTheWork() {
        run(100);
        var hundred = run(100);
        var thousand = run(1000);
        var steps = 3 * cluster(1000).steps().size(); // made, recalled and taken back
        System.out.printf("the engine's own time: %d ms for %d steps, %d µs each%n", thousand.toMillis(), steps,
                thousand.dividedBy(steps).toNanos() / 1000);

        // Quadratic would be a hundred times; a noisy machine may well double the rest.
        assertThat(thousand).isLessThan(hundred.plusMillis(50).multipliedBy(40));
        assertThat(thousand).isLessThan(Duration.ofSeconds(20));
    }
}
