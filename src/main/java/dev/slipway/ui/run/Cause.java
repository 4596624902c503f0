package dev.slipway.ui.run;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunState;
import dev.slipway.plan.Step;
import dev.slipway.plan.StepId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One root of what went wrong.
 *
 * @param step   the step or lease that failed; empty if the run could not begin
 * @param blocks what waits because of it, in the plan's order
 */
record Cause(Optional<StepId> step, Failure failure, Optional<Instant> at, List<StepId> blocks) {

    /** All there are, newest first. */
    static List<Cause> of(Plan plan, RunState state) {
        return state.failures().entrySet().stream()
                .map(entry -> new Cause(Optional.of(entry.getKey()), entry.getValue(),
                        state.step(entry.getKey()).ended(),
                        plan.steps().stream().map(Step::id).filter(id -> state.step(id).blockedBy()
                                .equals(Optional.of(entry.getKey()))).toList()))
                .sorted(Comparator.comparing((Cause cause) -> cause.at().orElse(Instant.MIN)).reversed()).toList();
    }

    /** Of a run that could not begin. */
    static Cause ofRefusal(Failure failure) {
        return new Cause(Optional.empty(), failure, Optional.empty(), List.of());
    }
}
