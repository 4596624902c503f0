package dev.slipway.verify;

import dev.slipway.plan.Plan;
import dev.slipway.text.Message;
import java.util.List;

/** What is to be done for one kind of check in this cluster. */
sealed interface Check {

    CheckKind kind();

    /** It can be made. @param notes what of it cannot, and why */
    record Planned(CheckKind kind, Plan plan, EvidenceBook evidence, List<Message> notes) implements Check {

        static Planned of(CheckKind kind, EvidenceBook evidence, List<Message> notes,
                List<? extends dev.slipway.plan.Step<?>> steps) {
            return new Planned(kind, new Plan(steps, List.of()), evidence, notes);
        }
    }

    /** There is nothing to be checked here. */
    record Skipped(CheckKind kind, Message why) implements Check {}
}
