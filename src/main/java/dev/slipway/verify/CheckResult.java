package dev.slipway.verify;

import dev.slipway.plan.Failure;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a check.
 *
 * @param notes   what could not be looked at and why, and other things worth knowing
 * @param failure why it failed
 * @param left    why what it made could not be taken away again
 */
public record CheckResult(CheckKind kind, Verdict verdict, Duration took, List<Step> steps, List<Evidence> evidence,
        List<Message> notes, Optional<Failure> failure, Optional<Failure> left) {

    /** How it ended. */
    public enum Verdict {
        PASSED,
        FAILED,
        /** There is nothing to check here; the notes say why. */
        SKIPPED,
        CANCELLED
    }

    /** One of its steps. */
    public record Step(StepId id, Message title, Status status, Duration took) {}

    public CheckResult {
        steps = List.copyOf(steps);
        evidence = List.copyOf(evidence);
        notes = List.copyOf(notes);
    }

    static CheckResult skipped(CheckKind kind, Message why) {
        return new CheckResult(kind, Verdict.SKIPPED, Duration.ZERO, List.of(), List.of(), List.of(why),
                Optional.empty(), Optional.empty());
    }
}
