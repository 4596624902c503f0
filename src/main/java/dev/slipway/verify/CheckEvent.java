package dev.slipway.verify;

import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;

/** What happens while checks run, in order. */
public sealed interface CheckEvent {

    CheckKind kind();

    /** A check begins, by this plan. */
    record Begun(CheckKind kind, Plan plan) implements CheckEvent {}

    /** Something happened in its plan, forwards or while it is taken back. */
    record Ran(CheckKind kind, RunEvent event) implements CheckEvent {}

    /** A check is over and cleaned up, or was passed over. */
    record Ended(CheckResult result) implements CheckEvent {
        @Override
        public CheckKind kind() {
            return result.kind();
        }
    }
}
