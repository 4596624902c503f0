package dev.slipway.plan;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is known after a sequence of events: where each step stands in the latest run, and what all runs so far have
 * recorded. A pure fold; adding an event costs little however large the plan is.
 */
public final class RunState {

    private static final RunState EMPTY = new RunState(Optional.empty(), Optional.empty(), Optional.empty(), false,
            PersistentMap.empty(), PersistentMap.empty());

    /** What a step made, as {@link FactCodec} writes it, and the fingerprint of what it was made from. */
    public record Recorded(Object value, String fingerprint) {

        /** The value as the step that made it knows it. */
        <R> R valueFor(Step<R> step) throws StepException {
            try {
                return FactCodec.decode(value, step.produces().type());
            } catch (IllegalArgumentException misfit) {
                throw new StepException(new Failure.Rejected(Message.of("plan.record-unreadable", step.id().value()),
                        String.valueOf(misfit.getMessage())));
            }
        }
    }

    private final Optional<Direction> direction;
    private final Optional<Instant> started;
    private final Optional<Instant> ended;
    private final boolean complete;
    private final PersistentMap<StepId, StepState> steps;
    private final PersistentMap<StepId, Recorded> records;

    private RunState(Optional<Direction> direction, Optional<Instant> started, Optional<Instant> ended,
            boolean complete,
            PersistentMap<StepId, StepState> steps, PersistentMap<StepId, Recorded> records) {
        this.direction = direction;
        this.started = started;
        this.ended = ended;
        this.complete = complete;
        this.steps = steps;
        this.records = records;
    }

    /** Before anything happened. */
    public static RunState empty() {
        return EMPTY;
    }

    /** The state after all these events. */
    public static RunState of(Iterable<? extends RunEvent> events) {
        var state = EMPTY;
        for (var event : events) {
            state = state.with(event);
        }
        return state;
    }

    /** The state after one more event. A new run begins with all steps waiting, and with what was recorded before. */
    public RunState with(RunEvent event) {
        return switch (event) {
            case RunEvent.RunStarted(var at, var way) ->
                    new RunState(Optional.of(way), Optional.of(at), Optional.empty(),
                            false, PersistentMap.empty(), records);
            case RunEvent.RunEnded(var at, var way, var whole) ->
                    new RunState(Optional.of(way), started, Optional.of(at),
                            whole, steps, records);
            case RunEvent.Logged _ -> this;
            case RunEvent.OfStep of -> new RunState(direction, started, ended, complete,
                    steps.with(of.step(), step(of.step()).with(of)), recordsAfter(of));
        };
    }

    private PersistentMap<StepId, Recorded> recordsAfter(RunEvent.OfStep event) {
        if (!(event instanceof RunEvent.Succeeded(_, var step, var how, var value, var fingerprint))) {
            return records;
        }
        return switch (how) {
            case FOUND, RECALLED, APPLIED ->
                    value == null ? records : records.with(step, new Recorded(value, fingerprint));
            case UNDONE, NOTHING_TO_UNDO -> records.without(step);
            case ISSUED -> records;
        };
    }

    /** Which way the latest run goes or went; empty before the first. */
    public Optional<Direction> direction() {
        return direction;
    }

    /** When the latest run began. */
    public Optional<Instant> started() {
        return started;
    }

    /** When the latest run ended; empty while it goes on, or if it was killed. */
    public Optional<Instant> ended() {
        return ended;
    }

    /** Whether the latest run is over and every step of its plan was done. */
    public boolean isComplete() {
        return complete;
    }

    /** Where a step or lease stands. */
    public StepState step(StepId id) {
        return steps.get(id).orElse(StepState.WAITING);
    }

    /** All steps and leases that something happened to in the latest run, by ID. */
    public SequencedMap<StepId, StepState> steps() {
        return steps.toMap();
    }

    /** What failed and why, by ID; all that is blocked is blocked by one of these. */
    public SequencedMap<StepId, Failure> failures() {
        var failures = new LinkedHashMap<StepId, Failure>();
        steps.forEach((id, state) -> state.failure().ifPresent(failure -> failures.put(id, failure)));
        return failures;
    }

    /** How many steps and leases stand there; those that nothing happened to yet are not counted. */
    public int count(Status status) {
        var count = new int[1];
        steps.forEach((_, state) -> count[0] += state.status() == status ? 1 : 0);
        return count[0];
    }

    /** What a step made, as far as written down. */
    public Optional<Recorded> recorded(StepId step) {
        return records.get(step);
    }

    /** All that is written down, by step. */
    public SequencedMap<StepId, Recorded> records() {
        return records.toMap();
    }

    /**
     * The recorded value of a durable fact of this plan.
     *
     * @throws IllegalArgumentException if the plan has no such fact, or the record does not fit its type
     */
    public <T> Optional<T> find(Plan plan, Fact<T> fact) {
        return recorded(plan.producer(fact)).map(recorded -> FactCodec.decode(recorded.value(), fact.type()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunState that && direction.equals(that.direction) && started.equals(that.started)
                && ended.equals(that.ended) && complete == that.complete && steps.equals(that.steps)
                && records.equals(that.records);
    }

    @Override
    public int hashCode() {
        return steps.hashCode() * 31 + records.hashCode();
    }

    @Override
    public String toString() {
        return direction.map(Enum::name).orElse("NOT STARTED") + " " + steps;
    }
}
