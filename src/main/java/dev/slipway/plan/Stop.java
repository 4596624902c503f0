package dev.slipway.plan;

import dev.slipway.plan.Timeline.Mailbox;
import java.util.Optional;

/**
 * Whether runs are to stop, or to hold for a while. A stop is for good, and read by all: an interrupt alone is not enough, since a
 * step's library may swallow it.
 */
final class Stop {

    private volatile boolean wanted;
    private volatile boolean paused;
    private Optional<Mailbox<Report>> coordinator = Optional.empty();

    boolean isWanted() {
        return wanted;
    }

    boolean isPaused() {
        return paused;
    }

    synchronized void pause() {
        paused = true;
    }

    synchronized void goOn() {
        paused = false;
        coordinator.ifPresent(mailbox -> mailbox.put(new Report.GoOnWanted()));
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
