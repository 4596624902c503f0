package dev.slipway.ui.run;

import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the tree: a step, a lease, or a group of them.
 *
 * @param key  the same at every moment
 * @param step empty for a group
 * @param note what it waits for, what it saw last, or of a group how much is done
 */
record Row(String key, Optional<StepId> step, Message title, Status status, Optional<Message> note,
        Optional<Instant> started, Optional<Instant> ended) {

    /** How long it has taken by then; empty if it never began. */
    Optional<Duration> elapsed(Instant now) {
        return started.map(begin -> Duration.between(begin, ended.orElse(now)));
    }
}
