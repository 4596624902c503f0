package dev.slipway.ui.run;

import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState.Status;
import dev.slipway.provision.Finding;
import dev.slipway.provision.PlannedCluster;
import dev.slipway.provision.PreflightException;
import dev.slipway.provision.Provisioner.Options;
import dev.slipway.provision.Provisioner.Purpose;
import dev.slipway.provision.Steering;
import dev.slipway.provision.TearDown;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.provision.WrittenRun;
import dev.slipway.spec.SpecException;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Errands;
import dev.slipway.ui.work.FilePicker;
import dev.slipway.ui.work.FxEvents;
import dev.slipway.workspace.ClusterFolder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

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
    private final ReadOnlyStringWrapper project = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<StepId>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final FxEvents<RunEvent> events;
    private final LogModel log;
    private final String cloud;
    private boolean selectedByHand;
    private Errands.Errand running = () -> {};
    private volatile Optional<Steering> steering = Optional.empty();

    public RunModel(Backstage backstage, ClusterFolder folder, Direction direction, VolumeChoice volumes) {
        this.backstage = backstage;
        this.folder = folder;
        this.direction = direction;
        this.volumes = volumes;
        this.events = new FxEvents<>(backstage.errands().window(), this::happened);
        this.cloud = cloud(folder);
        this.log = new LogModel(backstage.errands(), folder.logs(), ZoneId.systemDefault());
    }

    /** Answers that cannot be read are told by the run. */
    private static String cloud(ClusterFolder folder) {
        try {
            return folder.spec().cloud().entry().orElse("");
        } catch (SpecException _) {
            return "";
        }
    }

    /** Begins it, off the window's thread. */
    public void begin() {
        running = backstage.errands().begin(this::run, _ -> ended(), this::refused);
    }

    /** What a tear-down found at its end. */
    void proved(TearDown.Result result) {
        tearDown.set(Optional.of(result));
    }

    void ended() {
        events.finish();
        stage.set(Stage.ENDED);
    }

    private Void run() throws InterruptedException, PreflightException {
        var spec = folder.spec();
        var earlier = RunState.of(folder.journal().read().events());
        backstage.errands().window().execute(() -> state.set(earlier));
        var access = backstage.clouds().access(spec.cloud());
        try (var alone = folder.lock();
                var cluster = backstage.provisioner().prepare(spec, folder.id(), access, Optional.of(folder),
                        purpose(earlier),
                        new Options(Map.of(), volumes))) {
            var at = cluster.project();
            backstage.errands().window().execute(() -> prepared(cluster.plan(), cluster.findings(), at));
            if (direction == Direction.FORWARD) {
                WrittenRun.on(folder, alone, events::add, (before, watch) -> forwards(cluster, before, watch));
            } else {
                var result =
                        WrittenRun.on(folder, alone, events::add, (before, watch) -> backwards(cluster, before, watch));
                backstage.errands().window().execute(() -> proved(result));
                if (result.nothingLeft()) {
                    folder.delete();
                }
            }
        }
        return null;
    }

    private RunState forwards(PlannedCluster cluster, RunState before, Consumer<RunEvent> watch) {
        var run = backstage.provisioner().create(cluster, before, watch);
        begun(run, before);
        return run.run();
    }

    void begun(Steering run, RunState before) {
        steering = Optional.of(run);
        backstage.errands().window().execute(() -> {
            state.set(before);
            stage.set(Stage.RUNNING);
        });
    }

    private TearDown.Result backwards(PlannedCluster cluster, RunState before, Consumer<RunEvent> watch)
            throws InterruptedException {
        var run = backstage.provisioner().tearDown(cluster, before, watch);
        begun(run, before);
        return run.run();
    }

    private Purpose purpose(RunState earlier) {
        if (direction == Direction.BACKWARD) {
            return Purpose.TEAR_DOWN;
        }
        return earlier.direction().isEmpty() ? Purpose.CREATE : Purpose.RESUME;
    }

    /** What it will do is known. */
    void prepared(Plan what, List<Finding> advice, String where) {
        project.set(where);
        plan.set(Optional.of(what));
        findings.set(advice);
    }

    void refused(Exception e) {
        events.finish();
        if (e instanceof PreflightException found) {
            findings.set(found.findings());
        } else {
            refusal.set(Optional.of(backstage.failures().read(e)));
        }
        stage.set(Stage.REFUSED);
    }

    /** From any thread. */
    void saw(RunEvent event) {
        events.add(event);
    }

    private void happened(List<RunEvent> batch) {
        var after = state.get();
        for (var event : batch) {
            after = after.with(event);
        }
        if (after != state.get()) {
            state.set(after);
            selectWhatHappens();
        }
        log.happened(batch);
    }

    /** Until somebody selects a step: the one that began last, for as long as it runs, and then the one that failed. */
    private void selectWhatHappens() {
        if (selectedByHand) {
            return;
        }
        var now = state.get();
        var failed = now.failures().keySet().stream().findFirst();
        if (failed.isPresent()) {
            select(failed);
        } else if (selected.get().map(id -> now.step(id).status() != Status.RUNNING).orElse(true)) {
            now.steps().entrySet().stream().filter(it -> it.getValue().status() == Status.RUNNING)
                    .max(Comparator.comparing(it -> it.getValue().started().orElse(Instant.MIN)))
                    .ifPresent(it -> select(Optional.of(it.getKey())));
        }
    }

    private void select(Optional<StepId> step) {
        selected.set(step);
        log.select(step);
    }

    /** Shows this step, whatever happens to others. */
    public void choose(StepId step) {
        selectedByHand = true;
        select(Optional.of(step));
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
        if (stage.get() == Stage.PREPARING) {
            running.cancel();
            stage.set(Stage.ENDED);
        } else if (isGoingOn()) {
            steering.ifPresent(Steering::cancel);
            stage.set(Stage.CANCELLING);
        }
    }

    /** Once it has ended, or at once if it has. */
    void whenOver(Runnable then) {
        if (!isGoingOn()) {
            then.run();
            return;
        }
        stage.addListener(new ChangeListener<Stage>() {
            @Override
            public void changed(ObservableValue<? extends Stage> of, Stage before, Stage now) {
                if (!isGoingOn()) {
                    stage.removeListener(this);
                    then.run();
                }
            }
        });
    }

    /** Whether all of it is done; what an earlier run in the other direction did is something else. */
    boolean isWhole() {
        return state.get().isComplete() && state.get().direction().equals(Optional.of(direction));
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

    /** The name of the project that it is in; empty until it is prepared. */
    public ReadOnlyStringProperty project() {
        return project.getReadOnlyProperty();
    }

    /** The step whose log is shown. */
    public ReadOnlyObjectProperty<Optional<StepId>> selected() {
        return selected.getReadOnlyProperty();
    }

    LogModel log() {
        return log;
    }

    /** The name by which its cloud is known here. */
    String cloud() {
        return cloud;
    }

    Instant now() {
        return backstage.clock().instant();
    }

    FilePicker files() {
        return backstage.files();
    }

    VolumeChoice volumes() {
        return volumes;
    }
}
