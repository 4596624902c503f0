package dev.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunEvent.How;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One plan run in simulated time, with all that it told. */
final class Trial {

    /** What may pass. */
    static final class Trouble extends Exception {
        private static final long serialVersionUID = 1;
    }

    final SimulatedTimeline timeline;
    final List<RunEvent> events = new ArrayList<>();
    private final PlanRunner runner;
    private Consumer<RunEvent> alsoTell = _ -> {};

    Trial(long seed, Plan plan, Limits limits) {
        timeline = new SimulatedTimeline(seed);
        runner = new PlanRunner(plan, limits, timeline, Trial::read, event -> {
            events.add(event);
            alsoTell.accept(event);
        });
    }

    static Trial of(Toy... steps) {
        return of(List.of(steps), List.of());
    }

    static Trial of(List<Toy> steps, List<ToyLease> leases) {
        return new Trial(1, new Plan(steps, leases), Limits.none());
    }

    static Failure read(Throwable thrown) {
        return thrown instanceof Trouble
                ? new Failure.Unreachable(Message.of("plan.cancelled"), "trouble")
                : FailureWords.defect(thrown);
    }

    Trial telling(Consumer<RunEvent> listener) {
        alsoTell = listener;
        return this;
    }

    void cancel() {
        runner.cancel();
    }

    void pause() {
        runner.pause();
    }

    void goOn() {
        runner.goOn();
    }

    RunState forward() {
        return forward(RunState.empty());
    }

    RunState forward(RunState before) {
        return run(Direction.FORWARD, before);
    }

    RunState backward(RunState before) {
        return run(Direction.BACKWARD, before);
    }

    private RunState run(Direction direction, RunState before) {
        events.clear();
        var state = runner.run(direction, before);
        assertThat(timeline.unfinished()).as("activities left behind").isEmpty();
        assertThat(state).as("the fold of its events").isEqualTo(fold(before));
        return state;
    }

    private RunState fold(RunState before) {
        var state = before;
        for (var event : events) {
            state = state.with(event);
        }
        return state;
    }

    /** The steps that ended this way, in the order in which they did. */
    List<String> ended(How how) {
        return events.stream().filter(event -> event instanceof RunEvent.Succeeded done && done.how() == how)
                .map(event -> ((RunEvent.Succeeded) event).step().value()).toList();
    }

    List<String> started() {
        return events.stream().filter(RunEvent.Started.class::isInstance)
                .map(event -> ((RunEvent.Started) event).step().value()).toList();
    }

    Map<String, String> blocked() {
        return events.stream().filter(RunEvent.Blocked.class::isInstance).map(RunEvent.Blocked.class::cast)
                .collect(Collectors.toMap(event -> event.step().value(), event -> event.by().value()));
    }

    List<String> cancelled() {
        return events.stream().filter(RunEvent.Cancelled.class::isInstance)
                .map(event -> ((RunEvent.Cancelled) event).step().value()).toList();
    }
}
