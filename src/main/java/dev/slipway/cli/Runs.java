package dev.slipway.cli;

import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunState;
import dev.slipway.provision.PlannedCluster;
import dev.slipway.provision.TearDown;
import dev.slipway.workspace.ClusterFolder;
import java.util.function.Consumer;

/** Runs plans: alone on the cluster's folder, written down as they go, shown as they go. */
public final class Runs {

    private final Workbench bench;

    public Runs(Workbench bench) {
        this.bench = bench;
    }

    /** Makes what is missing of the cluster. */
    public RunState create(PlannedCluster cluster, ClusterFolder folder) throws InterruptedException {
        return recorded(cluster.plan(), folder, (before, events) -> {
            var run = bench.provisioner().create(cluster, before, events);
            try (var _ = bench.interrupts().watch(run::cancel)) {
                return run.run();
            }
        });
    }

    /** Takes the cluster down, and looks whether anything is left. */
    public TearDown.Result tearDown(PlannedCluster cluster, ClusterFolder folder) throws InterruptedException {
        return recorded(cluster.plan(), folder, (before, events) -> {
            var tearDown = bench.provisioner().tearDown(cluster, before, events);
            try (var _ = bench.interrupts().watch(tearDown::cancel)) {
                return tearDown.run();
            }
        });
    }

    private interface Body<R> {
        R run(RunState before, Consumer<RunEvent> events) throws InterruptedException;
    }

    private <R> R recorded(Plan plan, ClusterFolder folder, Body<R> body) throws InterruptedException {
        try (var _ = folder.lock();
                var journal = folder.journal().open();
                var view = view(plan)) {
            var before = RunState.of(folder.journal().read().events());
            var logs = folder.logs();
            return body.run(before, event -> {
                if (event instanceof RunEvent.Logged logged) {
                    logs.add(logged);
                }
                journal.add(event);
                view.accept(event);
            });
        }
    }

    private RunView view(Plan plan) {
        var console = bench.console();
        var lines = new RunLines(plan, bench.texts(), console.paint());
        return console.person()
                .<RunView>map(person -> new TerminalView(lines, console, person.width(), bench.timeline()))
                .orElseGet(() -> new PlainView(lines, console::err));
    }
}
