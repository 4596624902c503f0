package dev.slipway.plan;

import dev.slipway.plan.Timeline.Permits;
import java.util.ArrayDeque;
import java.util.List;

/** What runs in an activity: gets its permits, asks whether it may begin, works, and says how that ended. */
record Errand(StepId id, List<Permits> needed, int urgency, Pass.Work work, RunLink link) implements Runnable {

    @Override
    public void run() {
        var held = new ArrayDeque<Permits>();
        Outcome outcome;
        try {
            for (var permits : needed) {
                permits.acquire(urgency);
                held.push(permits);
            }
            outcome = mayBegin() ? work.body().call() : new Outcome.Interrupted();
        } catch (Throwable thrown) { // an Error of one step must not leave the run waiting for it for ever
            outcome = outcome(thrown);
        }
        held.forEach(Permits::release);
        link.coordinator().put(new Report.Ended(id, outcome));
    }

    private boolean mayBegin() throws InterruptedException {
        var answer = link.timeline().<Boolean>mailbox();
        link.coordinator().put(new Report.Ready(id, answer));
        return answer.take();
    }

    private Outcome outcome(Throwable thrown) {
        if (link.stop().isWanted() && link.words().isInterruption(thrown)) {
            return new Outcome.Interrupted();
        }
        return work.inputs().leaseBehind(thrown).<Outcome>map(Outcome.BlockedBy::new)
                .orElseGet(() -> new Outcome.Failed(link.words().of(thrown)));
    }
}
