package dev.slipway.plan;

import dev.slipway.plan.RunEvent.How;
import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one step or lease stands in the present run.
 *
 * @param how         when it is done: how it came to be
 * @param observation what it saw last while waiting
 * @param failure     when it failed: why
 * @param blockedBy   when it is blocked: the step or lease that failed
 */
public record StepState(Status status, Optional<How> how, Optional<Message> observation, Optional<Failure> failure,
        Optional<StepId> blockedBy, Optional<Instant> started, Optional<Instant> ended) {

    static final StepState WAITING = new StepState(Status.WAITING, Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty());

    /** The stations of a step. */
    public enum Status {
        /** Not begun. */
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        /** Not begun because another failed. */
        BLOCKED,
        CANCELLED;

        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /** How long it has run by then; zero if it never began. */
    public Duration elapsed(Instant now) {
        return started.map(begin -> Duration.between(begin, ended.orElse(now))).orElse(Duration.ZERO);
    }

    StepState with(RunEvent.OfStep event) {
        return switch (event) {
            case RunEvent.Started(var at, _) -> new StepState(Status.RUNNING, Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.of(at), Optional.empty());
            case RunEvent.Logged _ -> this;
            case RunEvent.Observed(_, _, var seen) -> new StepState(status, how, Optional.of(seen), failure, blockedBy,
                    started, ended);
            case RunEvent.Succeeded(var at, _, var way, _, _) ->
                    new StepState(Status.DONE, Optional.of(way), Optional.empty(),
                            Optional.empty(), Optional.empty(), started, Optional.of(at));
            case RunEvent.Failed(var at, _, var why) -> new StepState(Status.FAILED, Optional.empty(), observation,
                    Optional.of(why), Optional.empty(), started, Optional.of(at));
            case RunEvent.Blocked(var at, _, var by) -> new StepState(Status.BLOCKED, Optional.empty(), observation,
                    Optional.empty(), Optional.of(by), started, Optional.of(at));
            case RunEvent.Cancelled(var at, _) -> new StepState(Status.CANCELLED, Optional.empty(), observation,
                    Optional.empty(), Optional.empty(), started, Optional.of(at));
        };
    }
}
