package dev.slipway.provision;

import dev.slipway.openstack.BlockStorage;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.plan.RunState;
import dev.slipway.plan.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The plan walked backwards, then what is left of the cluster's credential and volumes (no driver lives any more to delete them),
 * then the proof that nothing with its mark is there.
 */
public final class TearDown implements Steering {

    private static final Duration SWEEP_LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PlannedCluster cluster;
    private final ClusterRun run;
    private final Timeline timeline;
    private volatile boolean cancelled;

    TearDown(PlannedCluster cluster, ClusterRun run, Timeline timeline) {
        this.cluster = cluster;
        this.run = run;
        this.timeline = timeline;
    }

    /**
     * What became of it.
     *
     * @param checked   how many things of each kind were looked at for the cluster's mark
     * @param remaining what still carries it, volumes to be kept excepted
     * @param kept      volumes that the user wanted to keep
     */
    public record Result(RunState state, Map<String, Integer> checked, List<Leftovers.Thing> remaining,
            List<BlockStorage.Volume> kept) {

        public boolean nothingLeft() {
            return state.isComplete() && remaining.isEmpty();
        }
    }

    public Result run() throws InterruptedException {
        var state = run.run();
        var keep = cluster.site().volumes() == VolumeChoice.KEEP;
        if (state.isComplete()) {
            sweepCredentials();
            sweepLoadBalancers();
        }
        if (state.isComplete() && !keep) {
            sweepVolumes();
        }
        var leftovers = Leftovers.of(cluster.id(), cluster.cloud());
        var kept = keep ? cluster.made().volumes() : List.<BlockStorage.Volume>of();
        var keptIds = kept.stream().map(BlockStorage.Volume::id).toList();
        var remaining = leftovers.things().stream().filter(thing -> !keptIds.contains(thing.id()))
                .filter(thing -> !keep || !thing.kind().equals("snapshot")).toList(); // they go with the volumes they are of
        return new Result(state, leftovers.checked(), remaining, kept);
    }

    @Override
    public void pause() {
        run.pause();
    }

    @Override
    public void goOn() {
        run.goOn();
    }

    /** Lets nothing new begin; {@link #run} then returns soon, and says what is left. */
    @Override
    public void cancel() {
        cancelled = true;
        run.cancel();
    }

    /** Without journal and kubeconfig nobody can tell how far the cluster came, but its credential carries its mark. */
    private void sweepCredentials() {
        var identity = cluster.cloud().identity();
        identity.applicationCredentials().stream()
                .filter(credential -> credential.name().equals(new Mark(cluster.id()).name()))
                .forEach(credential -> identity.deleteApplicationCredential(credential.id()));
    }

    /** In a network that was there before no step has to clear them away, and a cluster that is broken did not either. */
    private void sweepLoadBalancers() throws InterruptedException {
        var end = timeline.now().plus(SWEEP_LIMIT);
        while (!cluster.made().beginRemoval(_ -> {
        }).isEmpty() && timeline.now().isBefore(end)) {
            timeline.sleep(PAUSE);
        }
        cluster.made().removeWhatTheyLeave(_ -> {
        });
    }

    private void sweepVolumes() throws InterruptedException {
        var storage = cluster.cloud().blockStorage();
        if (storage.isEmpty()) {
            return;
        }
        var end = timeline.now().plus(SWEEP_LIMIT);
        while (!cancelled && timeline.now().isBefore(end)) {
            var snapshots = cluster.made().snapshots();
            var volumes = cluster.made().volumes();
            if (snapshots.isEmpty() && volumes.isEmpty()) {
                return;
            }
            snapshots.stream().filter(it -> deletable(it.status()))
                    .forEach(it -> attempt(storage.get()::deleteSnapshot, it.id()));
            volumes.stream().filter(it -> deletable(it.status()))
                    .forEach(it -> attempt(storage.get()::deleteVolume, it.id()));
            timeline.sleep(PAUSE);
        }
    }

    /** Cinder refuses a volume with snapshots that are still on their way out; what stays is told by the proof. */
    private static void attempt(Consumer<String> delete, String id) {
        try {
            delete.accept(id);
        } catch (OpenStackException e) {
            if (e.kind() != OpenStackException.Kind.CONFLICT && e.kind() != OpenStackException.Kind.REJECTED) {
                throw e;
            }
        }
    }

    private static boolean deletable(String status) {
        return List.of("available", "error", "error_deleting").contains(status);
    }
}
