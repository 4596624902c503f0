package dev.slipway.plan;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.StepState.Status;
import dev.slipway.plan.Timeline.Mailbox;
import dev.slipway.plan.Timeline.Permits;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One run: the coordinator. It alone changes what activities share and hands out events, and does so on one thread, report by
 * report; activities get copies and put reports into its mailbox.
 */
final class Run {

    private final Plan plan;
    private final Timeline timeline;
    private final Consumer<RunEvent> events;
    private final Stop stop;
    private final Mailbox<Report> mailbox;
    private final RunLink link;
    private final Map<String, Permits> permits = new HashMap<>();
    private final Map<StepId, Timeline.Activity> running = new LinkedHashMap<>();
    private final Map<Fact<?>, Object> facts = new HashMap<>();
    private final Map<StepId, Mailbox<Boolean>> held = new HashMap<>();
    private final LeaseDesk desk;
    private RunState state;
    private boolean interruptedAll;
    private boolean interrupted;

    Run(Plan plan, Limits limits, Timeline timeline, FailureWords words, Consumer<RunEvent> events, Stop stop,
            RunState before) {
        this.plan = plan;
        this.timeline = timeline;
        this.events = events;
        this.stop = stop;
        this.state = before;
        this.mailbox = timeline.mailbox();
        this.link = new RunLink(timeline, mailbox, words, stop);
        this.desk = new LeaseDesk(plan, this);
        limits.counts().forEach((name, count) -> permits.put(name, timeline.permits(count)));
    }

    RunState run(Direction direction) {
        stop.tell(mailbox);
        try {
            emit(new RunEvent.RunStarted(now(), direction));
            var last = direction == Direction.FORWARD ? take(new Forward(plan, this)) : takeBack();
            while (!running.isEmpty()) { // a lease whose reader was interrupted
                handleNext(last);
            }
            emit(new RunEvent.RunEnded(now(), direction, isComplete()));
            return state;
        } catch (RuntimeException | Error broken) {
            abandon();
            throw broken;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Walk takeBack() {
        var observing = new Observing(plan, this);
        take(observing);
        return take(new Undoing(plan, this, observing));
    }

    private Walk take(Pass pass) {
        var walk = new Walk(plan, pass, this);
        walk.walk();
        return walk;
    }

    private boolean isComplete() {
        return plan.steps().stream().allMatch(step -> state.step(step.id()).status() == Status.DONE);
    }

    Instant now() {
        return timeline.now();
    }

    RunState state() {
        return state;
    }

    boolean isStopping() {
        return stop.isWanted();
    }

    boolean isPaused() {
        return stop.isPaused();
    }

    /** Writes first, then believes. */
    void emit(RunEvent event) {
        events.accept(event);
        state = state.with(event);
    }

    void learn(Fact<?> fact, Object value) {
        facts.put(fact, value);
    }

    boolean isKnown(Fact<?> fact) {
        return facts.containsKey(fact);
    }

    /** What an activity gets to see: a copy of the facts it declared, as far as they are known now. */
    StepInputs inputs(StepId id, Set<Fact<?>> needs) {
        var known = new HashMap<Fact<?>, Object>();
        var leases = new HashMap<Fact<?>, StepId>();
        for (var need : needs) {
            if (!need.isDurable()) {
                leases.put(need, plan.producer(need));
            } else if (facts.containsKey(need)) {
                known.put(need, facts.get(need));
            }
        }
        return new StepInputs(id, Set.copyOf(needs), Map.copyOf(known), Map.copyOf(leases), link);
    }

    void start(StepId id, Set<String> limits, int urgency, Pass.Work work) {
        // All in one order, or two steps could each hold what the other waits for.
        List<Permits> needed = limits.stream().sorted().filter(permits::containsKey).map(permits::get).toList();
        running.put(id, timeline.start(id.value(), new Errand(id, needed, urgency, work, link)));
    }

    /** Deals with one report, on behalf of the walk that is under way. */
    void handleNext(Walk walk) {
        if (stop.isWanted() && !interruptedAll) {
            interruptAll();
        }
        switch (next()) {
            case Report.Ready(var id, var mayBegin) -> {
                if (plan.lease(id).isPresent()) {
                    mayBegin.put(desk.mayBegin(id)); // somebody who runs waits for it
                } else if (stop.isPaused() && !stop.isWanted()) {
                    held.put(id, mayBegin);
                } else {
                    mayBegin.put(walk.mayBegin(id));
                }
            }
            case Report.Logged(var id, var line) -> emit(new RunEvent.Logged(now(), id, line));
            case Report.Observed(var id, var seen) -> emit(new RunEvent.Observed(now(), id, seen));
            case Report.LeaseWanted(var id, var answer) -> desk.wanted(id, answer);
            case Report.Ended(var id, var outcome) -> {
                running.remove(id);
                plan.step(id).ifPresentOrElse(step -> walk.ended(step, outcome), () -> desk.ended(id, outcome));
            }
            case Report.CancelWanted() -> {
                interruptAll();
                letBegin(walk);
            }
            case Report.GoOnWanted() -> letBegin(walk);
        }
    }

    private Report next() {
        while (true) {
            try {
                return mailbox.take();
            } catch (InterruptedException cancelled) {
                interrupted = true;
                stop.cancel();
            }
        }
    }

    /** Those that had set out when the run was paused; they hold their permits meanwhile. */
    private void letBegin(Walk walk) {
        var waiting = Map.copyOf(held);
        held.clear();
        waiting.keySet().stream().sorted().forEach(id -> waiting.get(id).put(walk.mayBegin(id)));
    }

    private void interruptAll() {
        interruptedAll = true;
        running.values().forEach(Timeline.Activity::interrupt);
    }

    /** Something is broken that a run cannot do without, such as the journal: no more events, but no activity stays behind. */
    private void abandon() {
        stop.cancel();
        interruptAll();
        held.values().forEach(mayBegin -> mayBegin.put(false));
        while (!running.isEmpty()) {
            switch (next()) {
                case Report.Ready(_, var mayBegin) -> mayBegin.put(false);
                case Report.LeaseWanted(_, var answer) -> answer.put(LeaseDesk.stopped());
                case Report.Ended(var id, _) -> running.remove(id);
                case Report.Logged _, Report.Observed _, Report.CancelWanted _, Report.GoOnWanted _ -> {
                    // Nobody is left to hear it.
                }
            }
        }
    }
}
