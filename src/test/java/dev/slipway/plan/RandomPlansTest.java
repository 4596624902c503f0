package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RandomPlan.Weather;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.StepState.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand plans in simulated time, each with the one order of things that its seed decides. */
class RandomPlansTest {

    static List<Long> seeds() {
        return new Random(2026).longs(1000).boxed().toList();
    }

    /** A run that took its time, with all it told. */
    private record Run(RunState state, List<RunEvent> events, SimulatedTimeline timeline) {

        static Run of(RandomPlan world, long seed, Direction direction, RunState before) {
            return of(world, seed, direction, before, Integer.MAX_VALUE);
        }

        /** Cancelled after so many events. */
        static Run of(RandomPlan world, long seed, Direction direction, RunState before, int events) {
            var timeline = new SimulatedTimeline(seed);
            var told = new ArrayList<RunEvent>();
            var runners = new ArrayList<PlanRunner>();
            var runner = new PlanRunner(world.plan, world.limits, timeline, Trial::read, event -> {
                told.add(event);
                if (told.size() == events) {
                    runners.getFirst().cancel();
                }
            });
            runners.add(runner);
            var state = runner.run(direction, before);
            assertThat(timeline.unfinished()).isEmpty();
            assertThat(world.wrongMoves).isEmpty();
            return new Run(state, told, timeline);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inFairWeatherAllIsMadeAndAllIsTakenBack(long seed) {
        var world = new RandomPlan(seed, Weather.FAIR);

        var made = Run.of(world, seed, Direction.FORWARD, RunState.empty());

        assertThat(made.state().isComplete()).isTrue();
        assertThat(world.standing).containsOnlyKeys(world.needs.keySet());
        assertThat(world.leasesMade.values()).allMatch(times -> times == 1);

        var gone = Run.of(world, seed, Direction.BACKWARD, made.state());

        assertThat(gone.state().isComplete()).isTrue();
        assertThat(world.standing).isEmpty();
        assertThat(gone.state().records()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aStormStopsWhatItReachesAndNothingElseAndARepairFinishes(long seed) {
        var world = new RandomPlan(seed, Weather.STORMY);

        var half = Run.of(world, seed, Direction.FORWARD, RunState.empty()).state();

        var reached = world.reachedFrom(world.broken);
        assertThat(world.standing.keySet()).isEqualTo(difference(world.needs.keySet(), reached));
        assertThat(half.count(Status.FAILED) + half.count(Status.BLOCKED)).isEqualTo(reached.size());
        half.steps().forEach((_, state) -> assertThat(state.blockedBy().map(half::step).map(StepState::status)
                .orElse(Status.FAILED)).isEqualTo(Status.FAILED));

        world.broken.clear();
        assertThat(Run.of(world, seed, Direction.FORWARD, half).state().isComplete()).isTrue();
        assertThat(world.standing).containsOnlyKeys(world.needs.keySet());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCancelledRunIsFinishedOrTakenBackByTheNext(long seed) {
        var world = new RandomPlan(seed, Weather.FAIR);
        var events = 1 + new Random(seed).nextInt(world.needs.size() * 3);

        var half = Run.of(world, seed, Direction.FORWARD, RunState.empty(), events).state();
        var quarter = Run.of(world, seed + 1, Direction.BACKWARD, half, events / 2 + 1).state();
        var whole = Run.of(world, seed + 2, Direction.FORWARD, quarter).state();

        assertThat(whole.isComplete()).isTrue();
        assertThat(world.standing).containsOnlyKeys(world.needs.keySet());
        Run.of(world, seed + 3, Direction.BACKWARD, whole);
        assertThat(world.standing).isEmpty();
    }

    /** Graham's bound for lists of work: no step waits while there is room for it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRunTakesNoLongerThanItsLongestChainAndAllItsWorkSharedOut(long seed) {
        var atOnce = 1 + new Random(seed).nextInt(6);
        var world = RandomPlan.underOneLimit(seed, atOnce);

        var run = Run.of(world, seed, Direction.FORWARD, RunState.empty());

        assertThat(run.state().isComplete()).isTrue();
        var span = Makespan.of(run.events(), world.plan, world.limits);
        assertThat(span.makespan()).isBetween(span.critical(), span.chain().plus(span.work().dividedBy(atOnce)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameSeedTellsTheSameStory(long seed) {
        var one = Run.of(new RandomPlan(seed, Weather.STORMY), seed, Direction.FORWARD, RunState.empty());
        var again = Run.of(new RandomPlan(seed, Weather.STORMY), seed, Direction.FORWARD, RunState.empty());

        assertThat(again.events()).isEqualTo(one.events());
        assertThat(again.timeline().now()).isEqualTo(one.timeline().now());
    }

    private static TreeSet<String> difference(Set<String> all, Set<String> without) {
        var rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
