package dev.slipway.cli;

import dev.slipway.plan.Plan;
import dev.slipway.plan.RunState;
import dev.slipway.provision.PlannedCluster;
import dev.slipway.provision.TearDown;
import dev.slipway.provision.WrittenRun;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.FolderLock;

/** Runs plans: alone on the cluster's folder, for which its lock is asked, written down as they go, shown as they go. */
public final class Runs {

    private final Workbench bench;

    public Runs(Workbench bench) {
        this.bench = bench;
    }

    /** Makes what is missing of the cluster. */
    public RunState create(PlannedCluster cluster, ClusterFolder folder, FolderLock alone) throws InterruptedException {
        return recorded(cluster.plan(), folder, alone, (before, events) -> {
            var run = bench.provisioner().create(cluster, before, events);
            try (var _ = bench.interrupts().watch(run::cancel)) {
                return run.run();
            }
        });
    }

    /** Takes the cluster down, and looks whether anything is left. */
    public TearDown.Result tearDown(PlannedCluster cluster, ClusterFolder folder, FolderLock alone)
            throws InterruptedException {
        return recorded(cluster.plan(), folder, alone, (before, events) -> {
            var tearDown = bench.provisioner().tearDown(cluster, before, events);
            try (var _ = bench.interrupts().watch(tearDown::cancel)) {
                return tearDown.run();
            }
        });
    }

    private <R> R recorded(Plan plan, ClusterFolder folder, FolderLock alone, WrittenRun.Body<R> body)
            throws InterruptedException {
        try (var view = view(plan)) {
            return WrittenRun.on(folder, alone, view::accept, body);
        }
    }

    /** How a run of this plan is shown while it goes on. */
    RunView view(Plan plan) {
        var console = bench.console();
        var lines = new RunLines(plan, bench.texts(), console.paint());
        return console.person()
                .<RunView>map(person -> new TerminalView(lines, console, person.width(), bench.timeline()))
                .orElseGet(() -> new PlainView(lines, console::err));
    }
}
