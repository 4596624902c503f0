package dev.slipway.plan;

import dev.slipway.plan.Timeline.Mailbox;
import java.util.Optional;

/** Whether runs are to stop; set once, read by all. An interrupt alone is not enough: a step's library may swallow it. */
final class Stop {

    private volatile boolean wanted;
    private Optional<Mailbox<Report>> coordinator = Optional.empty();

    boolean isWanted() {
        return wanted;
    }

    /** From now on this coordinator hears of it; at once if it was wanted before. */
    synchronized void tell(Mailbox<Report> mailbox) {
        coordinator = Optional.of(mailbox);
        if (wanted) {
            mailbox.put(new Report.CancelWanted());
        }
    }

    synchronized void cancel() {
        if (!wanted) {
            wanted = true;
            coordinator.ifPresent(mailbox -> mailbox.put(new Report.CancelWanted()));
        }
    }
}
