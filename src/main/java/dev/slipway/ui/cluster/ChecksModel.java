package dev.slipway.ui.cluster;

import dev.slipway.plan.Failure;
import dev.slipway.plan.FailureReader;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent;
import dev.slipway.text.Message;
import dev.slipway.ui.work.Errands;
import dev.slipway.verify.CheckEvent;
import dev.slipway.verify.CheckKind;
import dev.slipway.verify.CheckResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The checks of a cluster: how each stands, what came of it the last time, and running them. */
public final class ChecksModel {

    /** How one stands. */
    enum State {
        NEVER_RUN, QUEUED, RUNNING, PASSED, FAILED, SKIPPED, CANCELLED;

        boolean isOver() {
            return this != NEVER_RUN && this != QUEUED && this != RUNNING;
        }
    }

    /** @param doing the step that goes on, while it runs */
    record Row(CheckKind kind, State state, Optional<Message> doing, Optional<CheckResult> result) {

        /** What is said below its name. */
        Message word() {
            return state == State.RUNNING && doing.isPresent() ? doing.get()
                    : Message
                            .of("ui.checks.state-" + state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
    }

    private final Checking checking;
    private final Errands errands;
    private final FailureReader failures;
    private final ReadOnlyObjectWrapper<List<Row>> rows;
    private final ReadOnlyObjectWrapper<Boolean> running = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<CheckKind> selected = new SimpleObjectProperty<>(CheckKind.NODES);
    private final Map<CheckKind, Plan> plans = new EnumMap<>(CheckKind.class);
    private final AtomicReference<Optional<Runnable>> stop = new AtomicReference<>(Optional.empty());
    private boolean stopping;

    ChecksModel(Checking checking, Errands errands, FailureReader failures) {
        this.checking = checking;
        this.errands = errands;
        this.failures = failures;
        rows = new ReadOnlyObjectWrapper<>(List.of(CheckKind.values()).stream()
                .map(kind -> new Row(kind, State.NEVER_RUN, Optional.empty(), Optional.empty())).toList());
    }

    /** One for each check, in their order. */
    ReadOnlyObjectProperty<List<Row>> rows() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Boolean> running() {
        return running.getReadOnlyProperty();
    }

    /** Why they could not be begun at all. */
    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    ObjectProperty<CheckKind> selected() {
        return selected;
    }

    Row selectedRow() {
        return row(selected.get());
    }

    void runAll() {
        run(EnumSet.allOf(CheckKind.class));
    }

    void runSelected() {
        run(EnumSet.of(selected.get()));
    }

    /** Ends what runs; it takes away what it made. */
    void cancel() {
        stopping = true;
        stop.get().ifPresent(Runnable::run);
    }

    private void run(Set<CheckKind> kinds) {
        if (running.get()) {
            return;
        }
        stopping = false;
        stop.set(Optional.empty());
        failure.set(Optional.empty());
        running.set(true);
        kinds.forEach(kind -> change(kind, State.QUEUED, Optional.empty(), row(kind).result()));
        errands.begin(() -> checking.run(kinds, event -> errands.window().execute(() -> told(event)), this::begun),
                _ -> ended(), e -> {
                    failure.set(Optional.of(failures.read(e)));
                    ended();
                });
    }

    private void begun(Runnable cancel) {
        stop.set(Optional.of(cancel));
        errands.window().execute(() -> {
            if (stopping) {
                cancel.run(); // somebody did not want to wait for the beginning
            }
        });
    }

    private void told(CheckEvent event) {
        switch (event) {
            case CheckEvent.Begun(var kind, var plan) -> {
                plans.put(kind, plan);
                change(kind, State.RUNNING, Optional.empty(), Optional.empty());
            }
            case CheckEvent.Ran(var kind, RunEvent.Started(_, var step)) -> change(kind, State.RUNNING,
                    Optional.ofNullable(plans.get(kind)).flatMap(plan -> plan.step(step)).map(it -> it.title()),
                    Optional.empty());
            case CheckEvent.Ran _ -> {
                // what was seen and logged is in the result, or in the step's log
            }
            case CheckEvent.Ended(var result) -> change(result.kind(), State.valueOf(result.verdict().name()),
                    Optional.empty(), Optional.of(result));
        }
    }

    /** What was not begun stands as before. */
    private void ended() {
        running.set(false);
        rows.get().stream().filter(row -> !row.state().isOver() && row.state() != State.NEVER_RUN).toList()
                .forEach(row -> change(row.kind(), row.result().map(it -> State.valueOf(it.verdict().name()))
                        .orElse(State.NEVER_RUN), Optional.empty(), row.result()));
    }

    private Row row(CheckKind kind) {
        return rows.get().get(kind.ordinal());
    }

    private void change(CheckKind kind, State state, Optional<Message> doing, Optional<CheckResult> result) {
        var changed = new ArrayList<>(rows.get());
        changed.set(kind.ordinal(), new Row(kind, state, doing, result));
        rows.set(List.copyOf(changed));
    }
}
