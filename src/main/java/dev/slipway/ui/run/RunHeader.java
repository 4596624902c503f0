package dev.slipway.ui.run;

import atlantafx.base.theme.Styles;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is being done, how far it is, and how it is stopped. */
final class RunHeader extends VBox {

    private static final double HEIGHT = 32;

    private final RunModel model;
    private final Words words;
    private final ObjectProperty<Optional<Message>> title = new SimpleObjectProperty<>(Optional.empty());
    private final ProgressBar bar = new ProgressBar();
    private final Label far = new Label();

    /** @param actions at the right, beside those that steer the run */
    RunHeader(Words words, RunModel model, Runnable cancel, Button... actions) {
        this.words = words;
        this.model = model;
        getStyleClass().add("run-header");
        setSpacing(12);
        var name = Lettering.title(words.say(title));
        name.setId("run-title");
        name.setMinWidth(0);
        var chip = new Chip(Chip.Tone.NEUTRAL, place());
        chip.visibleProperty().bind(chip.textProperty().isNotEmpty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(12, name, chip, gap, pause(), cancel(cancel));
        top.getChildren().addAll(actions);
        top.setAlignment(Pos.CENTER_LEFT);
        top.setMinHeight(HEIGHT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add(Styles.MEDIUM);
        HBox.setHgrow(bar, Priority.ALWAYS);
        far.setId("run-far");
        far.getStyleClass().add("t-muted");
        far.setMinWidth(USE_PREF_SIZE);
        bar.accessibleTextProperty().bind(far.textProperty());
        var line = new HBox(16, bar, far);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(top, line);
    }

    private ObservableValue<String> place() {
        var cloud = model.cloud();
        return Bindings.createStringBinding(
                () -> model.project().get().isEmpty() || cloud.isEmpty() ? cloud + model.project().get()
                        : words.now("ui.run.place", cloud, model.project().get()),
                model.project(), words.changes());
    }

    private Button pause() {
        var button = new Button();
        button.setId("pause");
        var on = Icon.of("mdmz-pause", Icon.CONTROL);
        var off = Icon.of("mdmz-play_arrow", Icon.CONTROL);
        button.graphicProperty().bind(model.stage().map(it -> it == RunModel.Stage.PAUSED ? off : on));
        button.textProperty().bind(Bindings.createStringBinding(() -> words.now(
                model.stage().get() == RunModel.Stage.PAUSED ? "ui.install.go-on" : "ui.install.pause"),
                model.stage(), words.changes()));
        button.setOnAction(_ -> {
            if (model.stage().get() == RunModel.Stage.PAUSED) {
                model.goOn();
            } else {
                model.pause();
            }
        });
        shownWhile(button, RunModel.Stage.RUNNING, RunModel.Stage.PAUSED);
        return button;
    }

    private Button cancel(Runnable cancel) {
        var button = new Button();
        button.setId("cancel");
        button.setGraphic(Icon.of("mdal-close", Icon.CONTROL));
        button.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        button.textProperty().bind(words.say("ui.install.cancel"));
        button.setOnAction(_ -> cancel.run());
        shownWhile(button, RunModel.Stage.PREPARING, RunModel.Stage.RUNNING, RunModel.Stage.PAUSED);
        return button;
    }

    private void shownWhile(Button button, RunModel.Stage... stages) {
        button.setMinWidth(USE_PREF_SIZE);
        button.visibleProperty().bind(model.stage().map(stage -> java.util.List.of(stages).contains(stage)));
        button.managedProperty().bind(button.visibleProperty());
    }

    /** As it stands now. */
    void show(Instant now) {
        title.set(Optional.of(title()));
        var plan = model.plan().get();
        if (plan.isEmpty()) {
            bar.setProgress(model.isGoingOn() ? -1 : 0);
            far.setText(model.isGoingOn() ? "" : words.now("ui.run.nothing-made"));
            return;
        }
        var state = model.state().get();
        var steps = plan.get().steps();
        var done = steps.stream().filter(step -> state.step(step.id()).status() == Status.DONE).count();
        bar.setProgress(steps.isEmpty() ? 0 : (double) done / steps.size());
        var so = state.started().map(begun -> java.time.Duration
                .ofSeconds(java.time.Duration.between(begun, state.ended().orElse(now)).toSeconds()))
                .orElse(java.time.Duration.ZERO);
        far.setText(words.now(switch (model.stage().get()) {
            case PAUSED -> "ui.run.far-paused";
            case CANCELLING -> "ui.run.far-cancelling";
            case ENDED, REFUSED -> "ui.run.far-ended";
            case PREPARING, RUNNING -> "ui.run.far";
        }, done, steps.size(), so));
    }

    private Message title() {
        var name = model.folder().id().name().value();
        var forward = model.direction() == Direction.FORWARD;
        if (model.isGoingOn()) {
            return Message.of(forward ? "ui.install.creating" : "ui.install.tearing-down", name);
        }
        if (model.stage().get() == RunModel.Stage.REFUSED && model.plan().get().isEmpty()) {
            return Message.of(forward ? "ui.run.not-begun-title" : "ui.run.not-torn-down-title", name);
        }
        var whole = forward ? model.isWhole()
                : model.tearDownResult().get().filter(dev.slipway.provision.TearDown.Result::nothingLeft).isPresent();
        if (whole) {
            return Message.of(forward ? "ui.run.ready-title" : "ui.run.gone-title", name);
        }
        return Message.of(forward ? "ui.run.unfinished-title" : "ui.run.not-gone-title", name);
    }
}
