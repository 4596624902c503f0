package dev.slipway.ui.run;

import atlantafx.base.theme.Styles;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.PageHeader;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A run while it goes on, and what became of it. */
public final class InstallScreen extends VBox {

    private final Words words;
    private final RunModel model;
    private final Navigator navigator;
    private final VBox causes = new VBox(16);
    private final ListView<String> steps = new ListView<>();

    public InstallScreen(Words words, RunModel model, Navigator navigator) {
        this.words = words;
        this.model = model;
        this.navigator = navigator;
        getStyleClass().add("wide-page");
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(Bindings.createDoubleBinding(this::progress, model.plan(), model.state()));
        var body = new VBox(16, bar, causes, steps);
        VBox.setVgrow(steps, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.getStyleClass().add("page-body");
        getChildren().addAll(new PageHeader(words.say(title()), Bindings.createStringBinding(this::summary,
                model.plan(), model.state(), words.changes()), pause(), cancel(), next()), body);
        model.state().subscribe((RunState state) -> show(state));
        model.stage().subscribe(_ -> show());
    }

    private Message title() {
        return Message.of(model.direction() == Direction.FORWARD ? "ui.install.creating" : "ui.install.tearing-down",
                model.folder().id().name().value());
    }

    private double progress() {
        var planned = model.plan().get().map(plan -> plan.steps().size()).orElse(0);
        return planned == 0 ? -1 : (double) done(model.plan().get().orElseThrow(), model.state().get()) / planned;
    }

    private static long done(Plan plan, RunState state) {
        return plan.steps().stream().filter(step -> state.step(step.id()).status() == Status.DONE).count();
    }

    private String summary() {
        return model.plan().get().map(plan -> words.now("ui.install.steps", done(plan, model.state().get()),
                plan.steps().size())).orElseGet(() -> words.now("ui.install.preparing"));
    }

    private Button pause() {
        var button = new Button();
        button.setId("pause");
        button.setGraphic(Icon.of("mdmz-pause", Icon.CONTROL));
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
        showWhile(button);
        return button;
    }

    private Button cancel() {
        var button = new Button();
        button.setId("cancel");
        button.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        button.textProperty().bind(words.say("ui.install.cancel"));
        button.setOnAction(_ -> model.cancel());
        showWhile(button);
        return button;
    }

    private void showWhile(Button button) {
        button.visibleProperty().bind(model.stage().map(
                stage -> stage == RunModel.Stage.RUNNING || stage == RunModel.Stage.PAUSED));
        button.managedProperty().bind(button.visibleProperty());
    }

    private Button next() {
        var button = new Button();
        button.setId("next-screen");
        button.getStyleClass().add(Styles.ACCENT);
        var forward = model.direction() == Direction.FORWARD;
        button.textProperty().bind(words.say(forward ? "ui.install.to-cluster" : "ui.install.to-welcome"));
        button.setOnAction(_ -> {
            if (forward) {
                navigator.cluster(model.folder());
            } else {
                navigator.welcome();
            }
        });
        button.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> model.stage().get() == RunModel.Stage.ENDED && model.state().get().isComplete(), model.stage(),
                model.state()));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private void show() {
        causes.getChildren().clear();
        model.findings().get().forEach(finding -> causes.getChildren().add(new FindingCard(words,
                finding.severity() == dev.slipway.provision.Finding.Severity.BLOCKING
                        ? FindingCard.Weight.BLOCKING
                        : FindingCard.Weight.ADVICE,
                finding.message())));
        model.refusal().get().ifPresent(failure -> causes.getChildren()
                .add(new FindingCard(words, FindingCard.Weight.BLOCKING, failure.message())));
        model.state().get().failures().values().forEach(failure -> causes.getChildren()
                .add(new FindingCard(words, FindingCard.Weight.BLOCKING, failure.message())));
    }

    private void show(RunState state) {
        model.plan().get().ifPresent(plan -> steps.getItems().setAll(plan.steps().stream()
                .map(step -> state.step(step.id()).status() + "  " + words.now(step.title())).toList()));
    }
}
