package dev.slipway.provision;

import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunState;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.FolderLock;
import java.util.function.Consumer;

/** A run on a cluster's folder: alone there, and written down as it goes. */
public final class WrittenRun {

    private WrittenRun() {}

    /** Something that runs. */
    @FunctionalInterface
    public interface Body<R> {

        /** @param before what earlier runs recorded @param events takes what happens */
        R run(RunState before, Consumer<RunEvent> events) throws InterruptedException;
    }

    /**
     * Runs the body; every event is in the journal or in its step's log before it is passed on.
     *
     * @param alone the folder's lock, held since before the cluster was looked at
     * @throws dev.slipway.workspace.WorkspaceException if the folder cannot be written
     */
    public static <R> R on(ClusterFolder folder, FolderLock alone, Consumer<RunEvent> watcher, Body<R> body)
            throws InterruptedException {
        alone.check();
        try (var journal = folder.journal().open()) {
            var before = RunState.of(folder.journal().read().events());
            var logs = folder.logs();
            return body.run(before, event -> {
                if (event instanceof RunEvent.Logged logged) {
                    logs.add(logged);
                }
                journal.add(event);
                watcher.accept(event);
            });
        }
    }
}
