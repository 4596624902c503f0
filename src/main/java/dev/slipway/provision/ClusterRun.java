package dev.slipway.provision;

import dev.slipway.plan.PlanRunner;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;

/** One run of a cluster's plan, which can be cancelled from another thread. */
public final class ClusterRun implements Steering {

    private final PlanRunner runner;
    private final Direction direction;
    private final RunState before;

    ClusterRun(PlanRunner runner, Direction direction, RunState before) {
        this.runner = runner;
        this.direction = direction;
        this.before = before;
    }

    /** Runs to the end; call it once. */
    public RunState run() {
        return runner.run(direction, before);
    }

    @Override
    public void pause() {
        runner.pause();
    }

    @Override
    public void goOn() {
        runner.goOn();
    }

    @Override
    public void cancel() {
        runner.cancel();
    }
}
