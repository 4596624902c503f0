package dev.slipway.plan;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Takes a pass through the plan: each step once, when all before it ended well. Every edge is looked at once or twice,
 * however long the run; nothing is searched for.
 */
final class Walk {

    private final Plan plan;
    private final Pass pass;
    private final Run run;
    private final Map<StepId, Integer> waitsFor = new HashMap<>();
    private final Map<StepId, Integer> behind;
    private final Queue<Step<?>> ready = new ArrayDeque<>();
    private final Set<StepId> setOut = new HashSet<>();
    private final Set<StepId> over = new HashSet<>();
    private boolean restCancelled;

    Walk(Plan plan, Pass pass, Run run) {
        this.plan = plan;
        this.pass = pass;
        this.run = run;
        this.behind = Chains.behind(plan, pass);
    }

    /** Goes through; reports that come in meanwhile are handled by the run, which calls back. */
    void walk() {
        over.addAll(pass.spoilt().keySet());
        pass.spoilt().forEach(this::block);
        for (var step : plan.steps()) {
            waitsFor.put(step.id(), pass.before(step.id()).size());
            if (pass.before(step.id()).isEmpty()) {
                ready.add(step);
            }
        }
        while (over.size() < plan.steps().size()) {
            if (run.isStopping() && !restCancelled) {
                cancelRest();
            }
            while (!ready.isEmpty() && !run.isStopping() && !run.isPaused()) {
                visit(ready.remove());
            }
            if (over.size() < plan.steps().size()) {
                run.handleNext(this);
            }
        }
    }

    boolean mayBegin(StepId step) {
        if (run.isStopping()) {
            return false;
        }
        pass.begins(step);
        return true;
    }

    void ended(Step<?> step, Outcome outcome) {
        over.add(step.id());
        switch (pass.ended(step, outcome)) {
            case Pass.Next.GoOn() -> release(step.id());
            case Pass.Next.Block(var by) -> block(step.id(), by);
            case Pass.Next.Stop() -> {
                // The rest is cancelled as soon as this report is dealt with.
            }
        }
    }

    private void visit(Step<?> step) {
        if (over.contains(step.id())) {
            return;
        }
        setOut.add(step.id());
        pass.visit(step).ifPresentOrElse(work -> run.start(step.id(), step.limits(), behind.get(step.id()), work),
                () -> {
                    over.add(step.id());
                    release(step.id());
                });
    }

    private void release(StepId step) {
        for (var follower : pass.after(step)) {
            if (waitsFor.merge(follower, -1, Integer::sum) == 0) {
                plan.step(follower).ifPresent(ready::add);
            }
        }
    }

    private void block(StepId step, StepId by) {
        var ways = new ArrayDeque<StepId>();
        ways.add(step);
        while (!ways.isEmpty()) {
            for (var follower : pass.after(ways.remove())) {
                if (over.add(follower)) {
                    pass.blocked(follower, by);
                    ways.add(follower);
                }
            }
        }
    }

    private void cancelRest() {
        restCancelled = true;
        for (var step : plan.steps()) {
            if (!setOut.contains(step.id()) && over.add(step.id())) {
                pass.cancelled(step.id());
            }
        }
    }
}
