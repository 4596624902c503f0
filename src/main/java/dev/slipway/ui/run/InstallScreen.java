package dev.slipway.ui.run;

import atlantafx.base.theme.Styles;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.LogView;
import dev.slipway.ui.kit.StatePane;
import dev.slipway.ui.kit.StepMatrix;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * A run while it goes on, and what became of it. However fast things happen, the screen changes once a pulse, and once a second
 * for the clocks.
 */
public final class InstallScreen extends VBox {

    private static final double PANES = 280;

    /** What is computed once for a plan. */
    private record Built(Plan plan, Outline outline, Cells cells) {}

    private final Words words;
    private final RunModel model;
    private final Navigator navigator;
    private final RunHeader header;
    private final StepMatrix matrix;
    private final VBox matrixCard;
    private final StepTree tree;
    private final Verdict verdict;
    private final Runnable beforeDrawing = this::drawIfChanged;
    private final Timeline ticker =
            new Timeline(new KeyFrame(Duration.seconds(1), _ -> changed()));
    private final ScrollPane scroll = new ScrollPane();
    private final HBox panes = new HBox(16);
    private final StatePane waiting;
    private final StringProperty note = new SimpleStringProperty("");
    private Subscription watched = Subscription.EMPTY;
    private Optional<Built> built = Optional.empty();
    private boolean dirty = true;

    public InstallScreen(Words words, RunModel model, Navigator navigator) {
        this.words = words;
        this.model = model;
        this.navigator = navigator;
        getStyleClass().add("wide-page");
        header = new RunHeader(words, model, () -> RunSheets.cancel(words, model, navigator, this), next());
        waiting = new StatePane(words, new Region());
        matrix = new StepMatrix("matrix", this::choose);
        matrix.named(words.say("ui.run.matrix"));
        matrixCard = new VBox(matrix);
        matrixCard.getStyleClass().add("card");
        tree = new StepTree(words, model::choose, this::changed);
        verdict = new Verdict(words, model, navigator, this::reveal, InstallScreen::copy);
        var title = Bindings.createStringBinding(this::logTitle, model.selected(), model.plan(), words.changes());
        var log = new LogView(words, title, note, model.log().lines(), InstallScreen::copy,
                () -> model.log().file().ifPresent(model.files()::show));
        panes.getChildren().addAll(tree, log);
        tree.setPrefWidth(500);
        log.setPrefWidth(544);
        HBox.setHgrow(tree, Priority.ALWAYS);
        HBox.setHgrow(log, Priority.ALWAYS);
        panes.setMinHeight(PANES);
        panes.setPrefHeight(PANES);
        VBox.setVgrow(panes, Priority.ALWAYS);
        waiting.showLoading(Message.of("ui.install.preparing"));
        waiting.setMinHeight(PANES);
        VBox.setVgrow(waiting, Priority.ALWAYS);
        var body = new VBox(16, verdict, waiting, matrixCard, panes);
        body.getStyleClass().add("page-body");
        scroll.setContent(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
                log.startSearch();
                event.consume();
            }
        });
        ticker.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(this::moved);
        draw();
    }

    private void moved(Scene before, Scene after) {
        if (before != null) {
            before.removePreLayoutPulseListener(beforeDrawing);
            watched.unsubscribe();
            ticker.stop();
        }
        if (after != null) {
            after.addPreLayoutPulseListener(beforeDrawing);
            watched = Subscription.combine(model.state().subscribe(this::changed),
                    model.stage().subscribe(this::changed), model.plan().subscribe(this::changed),
                    model.selected().subscribe(this::changed), model.tearDownResult().subscribe(this::changed),
                    words.changes().subscribe(this::changed));
            ticker.play();
            changed();
        }
    }

    private void changed() {
        dirty = true;
        Platform.requestNextPulse();
    }

    private void drawIfChanged() {
        if (dirty) {
            draw();
        }
    }

    private void draw() {
        dirty = false;
        var now = model.now();
        var state = model.state().get();
        header.show(now);
        verdict.show(built().map(Built::outline));
        built().ifPresent(it -> {
            var rows = new Rows(it.plan(), it.outline(), state, model.direction());
            matrix.show(it.cells().of(it.plan(), state, rows, now));
            matrix.selected().set(model.selected().get().flatMap(it.cells()::cell));
            tree.show(it.outline(), rows, model.selected().get(), now);
            note.set(model.selected().get().map(id -> note(rows.step(id), state)).orElse(""));
        });
        only(matrixCard, built.isPresent());
        only(panes, built.isPresent());
        only(waiting, built.isEmpty() && model.isGoingOn());
        if (!model.isGoingOn()) {
            ticker.stop();
        }
    }

    /** Why it failed, or what it saw last. */
    private String note(Row row, RunState state) {
        var failure = row.step().map(state::step).flatMap(StepState::failure);
        return failure.map(Failure::message).or(row::note).map(words::now).orElse("");
    }

    private static void only(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Optional<Built> built() {
        if (!built.map(Built::plan).equals(model.plan().get())) {
            built = model.plan().get().map(plan -> {
                var outline = new Outline(plan);
                return new Built(plan, outline, new Cells(outline, words::now));
            });
        }
        return built;
    }

    /** From a link above: its log is further down. */
    private void reveal(StepId step) {
        model.choose(step);
        var below = panes.getBoundsInParent().getMaxY();
        var hidden = below - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            scroll.setVvalue(1);
        }
    }

    private void choose(String cell) {
        built().flatMap(it -> it.cells().step(cell, model.state().get())).ifPresent(model::choose);
    }

    private String logTitle() {
        return model.selected().get().flatMap(id -> model.plan().get().map(plan -> title(plan, id)))
                .orElseGet(() -> words.now("ui.run.no-step"));
    }

    private String title(Plan plan, StepId id) {
        var title = new Outline(plan).title(id);
        return words.now(model.direction() == Direction.FORWARD ? title : Message.of("ui.run.take-back", title));
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
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
                () -> model.stage().get() == RunModel.Stage.ENDED && model.isWhole(), model.stage(),
                model.state()));
        button.managedProperty().bind(button.visibleProperty());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
