package dev.slipway.ui.run;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.provision.Finding;
import dev.slipway.provision.PlannedCluster;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.Provisioner.Options;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.Steering;
import dev.slipway.provision.TearDown;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.provision.WrittenRun;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.FxEvents;
import dev.slipway.workspace.ClusterFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One run on a cluster: begun, watched, paused, cancelled. Its properties change on the window's thread only. */
public final class RunModel {

    /** Where the run as a whole stands. */
    public enum Stage {
        /** Signing in and looking names up. */
        PREPARING,
        RUNNING,
        PAUSED,
        /** Waits for what is running to end. */
        CANCELLING,
        /** Ended, whole or not: see the state. */
        ENDED,
        /** It could not begin: see the findings or the refusal. */
        REFUSED
    }

    private final Backstage backstage;
    private final ClusterFolder folder;
    private final Direction direction;
    private final VolumeChoice volumes;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.PREPARING);
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.empty());
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Failure>> refusal = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TearDown.Result>> tearDown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final FxEvents<RunEvent> events;
    private Consumer<List<RunEvent>> watcher = _ -> {};
    private volatile Optional<Steering> steering = Optional.empty();

    public RunModel(Backstage backstage, ClusterFolder folder, Direction direction, VolumeChoice volumes) {
        this.backstage = backstage;
        this.folder = folder;
        this.direction = direction;
        this.volumes = volumes;
        this.events = new FxEvents<>(backstage.errands().window(), this::happened);
    }

    /** Begins it, off the window's thread. */
    public void begin() {
        backstage.errands().begin(this::run, _ -> {
            stage.set(Stage.ENDED);
        }, this::refused);
    }

    private Void run() throws InterruptedException, PreflightException {
        var spec = folder.spec();
        var access = backstage.clouds().access(spec);
        try (var alone = folder.lock();
                var cluster = backstage.provisioner().prepare(spec, folder.id(), access, Optional.of(folder), purpose(),
                        new Options(Map.of(), volumes))) {
            backstage.errands().window().execute(() -> prepared(cluster));
            if (direction == Direction.FORWARD) {
                WrittenRun.on(folder, alone, events::add, (before, watch) -> forwards(cluster, before, watch));
            } else {
                var result =
                        WrittenRun.on(folder, alone, events::add, (before, watch) -> backwards(cluster, before, watch));
                backstage.errands().window().execute(() -> tearDown.set(Optional.of(result)));
                if (result.nothingLeft()) {
                    folder.delete();
                }
            }
        }
        return null;
    }

    private RunState forwards(PlannedCluster cluster, RunState before, Consumer<RunEvent> watch) {
        var run = backstage.provisioner().create(cluster, before, watch);
        steering = Optional.of(run);
        return run.run();
    }

    private TearDown.Result backwards(PlannedCluster cluster, RunState before, Consumer<RunEvent> watch)
            throws InterruptedException {
        var run = backstage.provisioner().tearDown(cluster, before, watch);
        steering = Optional.of(run);
        return run.run();
    }

    private Purpose purpose() {
        if (direction == Direction.BACKWARD) {
            return Purpose.TEAR_DOWN;
        }
        return RunState.of(folder.journal().read().events()).direction().isEmpty() ? Purpose.CREATE : Purpose.RESUME;
    }

    private void prepared(PlannedCluster cluster) {
        plan.set(Optional.of(cluster.plan()));
        findings.set(cluster.findings());
        stage.set(Stage.RUNNING);
    }

    private void refused(Exception e) {
        if (e instanceof PreflightException found) {
            findings.set(found.findings());
        } else {
            refusal.set(Optional.of(backstage.failures().read(e)));
        }
        stage.set(Stage.REFUSED);
    }

    private void happened(List<RunEvent> batch) {
        var after = state.get();
        for (var event : batch) {
            after = after.with(event);
        }
        state.set(after);
        watcher.accept(batch);
    }

    /** Gets every event too, log lines included, on the window's thread. */
    public void watch(Consumer<List<RunEvent>> batches) {
        watcher = batches;
    }

    public void pause() {
        steering.ifPresent(run -> {
            run.pause();
            stage.set(Stage.PAUSED);
        });
    }

    public void goOn() {
        steering.ifPresent(run -> {
            run.goOn();
            stage.set(Stage.RUNNING);
        });
    }

    /** What is running is interrupted, nothing new begins; the run then ends by itself. */
    public void cancel() {
        steering.ifPresent(run -> {
            run.cancel();
            stage.set(Stage.CANCELLING);
        });
    }

    /** Whether something would be interrupted by closing the window. */
    public boolean isGoingOn() {
        return stage.get() != Stage.ENDED && stage.get() != Stage.REFUSED;
    }

    public ClusterFolder folder() {
        return folder;
    }

    public Direction direction() {
        return direction;
    }

    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Empty until it is prepared. */
    public ReadOnlyObjectProperty<Optional<Plan>> plan() {
        return plan.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunState> state() {
        return state.getReadOnlyProperty();
    }

    /** What the preflight found; of a refused run at least one thing that blocks. */
    public ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** Why it could not begin, if not because of a finding. */
    public ReadOnlyObjectProperty<Optional<Failure>> refusal() {
        return refusal.getReadOnlyProperty();
    }

    /** What a tear-down proved, once it is over. */
    public ReadOnlyObjectProperty<Optional<TearDown.Result>> tearDownResult() {
        return tearDown.getReadOnlyProperty();
    }

    /** All lines that a step has printed, from its file. */
    public List<String> log(StepId step) {
        return folder.logs().lines(step);
    }
}
