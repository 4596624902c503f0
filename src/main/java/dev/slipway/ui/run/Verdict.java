package dev.slipway.ui.run;

import atlantafx.base.theme.Styles;
import dev.slipway.plan.Failure;
import dev.slipway.plan.Plan;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.plan.RunState;
import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState.Status;
import dev.slipway.provision.Finding;
import dev.slipway.provision.Finding.Severity;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.FindingCard.Weight;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What became of a run: why it is not whole and what can be done, or the proof that nothing is left. */
final class Verdict extends VBox {

    /** More causes than these are a list, of which the first is open. */
    private static final int MOST_CARDS = 3;

    private final Words words;
    private final RunModel model;
    private final Navigator navigator;
    private final Consumer<StepId> chosen;
    private final Consumer<String> copy;
    private Optional<Content> shown = Optional.empty();

    Verdict(Words words, RunModel model, Navigator navigator, Consumer<StepId> chosen, Consumer<String> copy) {
        super(16);
        setId("verdict");
        this.words = words;
        this.model = model;
        this.navigator = navigator;
        this.chosen = chosen;
        this.copy = copy;
        setManaged(false);
    }

    /** All that this is made of, so that it is made anew only when some of it changes. */
    private record Content(RunModel.Stage stage, List<Cause> causes, List<Finding> findings, Optional<Failure> refusal,
            Object tearDown, Object language) {}

    /** Says what there is to say now; while the run goes on, nothing but that something failed. */
    void show(Optional<Outline> outline) {
        var state = model.state().get();
        var causes = new ArrayList<>(model.plan().get().map(plan -> Cause.of(plan, state)).orElse(List.of()));
        model.refusal().get().map(Cause::ofRefusal).ifPresent(causes::addFirst);
        var now = new Content(model.stage().get(), List.copyOf(causes), model.findings().get(), model.refusal().get(),
                model.tearDownResult().get(), words.language().get());
        if (shown.equals(Optional.of(now))) {
            return;
        }
        shown = Optional.of(now);
        getChildren().clear();
        if (model.isGoingOn()) {
            // what has ended is a run before this one, or nearly over
            causes.stream().filter(_ -> state.ended().isEmpty()).findFirst().flatMap(Cause::step)
                    .ifPresent(step -> getChildren()
                            .add(failing(causes.size(), step)));
        } else {
            over(outline, now, state);
            if (lookup(".accent") instanceof Button likeliest) {
                likeliest.requestFocus();
            }
        }
        setManaged(!getChildren().isEmpty());
    }

    private Node failing(int failures, StepId newest) {
        var said = Lettering.strong(words.say("ui.run.failing", failures));
        said.setGraphic(Sign.BLOCKING.icon(Icon.CONTROL));
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        var strip = new HBox(16, said,
                button("see-failed", "ui.run.failing.see", () -> chosen.accept(newest), Styles.SMALL));
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.getStyleClass().addAll("finding", "finding-blocking", "strip");
        return strip;
    }

    private void over(Optional<Outline> outline, Content now, RunState state) {
        model.tearDownResult().get().ifPresent(result -> getChildren().add(new ProofCard(words, result,
                now.causes().isEmpty() && !result.nothingLeft() ? actions(false) : List.of())));
        var blocking = now.findings().stream().filter(it -> it.severity() == Severity.BLOCKING).toList();
        var first = new ArrayList<>(actions(!blocking.isEmpty()));
        for (var finding : blocking) {
            getChildren().add(new FindingCard(words, Weight.BLOCKING, finding.message(),
                    first.toArray(Button[]::new)));
            first.clear();
        }
        if (blocking.isEmpty() && !now.causes().isEmpty()) {
            causes(outline, now.causes(), state, first);
        } else if (blocking.isEmpty() && now.tearDown().equals(Optional.empty()) && !model.isWhole()) {
            getChildren().add(new FindingCard(words, Weight.NEUTRAL, stopped(state), first.toArray(Button[]::new)));
            first.getFirst().textProperty().unbind();
            first.getFirst().textProperty().bind(words.say("ui.install.go-on"));
            first.getFirst().setGraphic(Icon.of("mdmz-play_arrow", Icon.CONTROL));
        }
        if (model.isWhole() || now.stage() == RunModel.Stage.REFUSED) {
            now.findings().stream().filter(it -> it.severity() == Severity.ADVICE)
                    .forEach(it -> getChildren().add(new FindingCard(words, Weight.ADVICE, it.message())));
        }
    }

    private static Message stopped(RunState state) {
        var made = Made.of(state);
        return made.isEmpty() ? Message.of("ui.run.stopped-empty") : Message.of("ui.run.stopped", made);
    }

    private void causes(Optional<Outline> outline, List<Cause> causes, RunState state, List<Button> actions) {
        var nodes = new ArrayList<Node>();
        for (var cause : causes) {
            nodes.add(beside(cause, outline, state, nodes.isEmpty() ? actions : List.of()));
        }
        if (causes.size() <= MOST_CARDS) {
            getChildren().addAll(nodes);
        } else {
            for (var i = 0; i < causes.size(); i++) {
                var pane = new TitledPane(listed(causes.get(i), outline), nodes.get(i));
                pane.setId("cause-" + i);
                pane.setExpanded(i == 0);
                pane.setAnimated(false);
                getChildren().add(pane);
            }
        }
    }

    private String listed(Cause cause, Optional<Outline> outline) {
        var happened = words.now(cause.failure().message());
        return cause.step().flatMap(id -> outline.map(it -> it.title(id)))
                .map(title -> words.now("ui.run.cause.listed", title, happened)).orElse(happened);
    }

    private Node beside(Cause cause, Optional<Outline> outline, RunState state, List<Button> actions) {
        var title = cause.step().flatMap(id -> outline.map(it -> it.title(id)));
        var after = cause.step().map(state::step).filter(it -> it.started().isPresent())
                .map(it -> Message.of("ui.run.span", java.time.Duration.ofSeconds(
                        it.elapsed(cause.at().orElse(java.time.Instant.EPOCH)).toSeconds())));
        var card = new CauseCard(words, cause, new CauseCard.Told(title, after),
                cause.step().map(id -> () -> chosen.accept(id)), copy, actions);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setMinWidth(0);
        var row = new HBox(16, card);
        cause.step().flatMap(id -> outline.map(it -> right(cause, id, it, state, !actions.isEmpty())))
                .ifPresent(row.getChildren()::add);
        return row;
    }

    private Node right(Cause cause, StepId step, Outline outline, RunState state, boolean newest) {
        var right = new VBox(12);
        right.setMinWidth(WaitingCard.WIDTH);
        right.setMaxWidth(WaitingCard.WIDTH);
        if (!cause.blocks().isEmpty()) {
            right.getChildren().add(new WaitingCard(words, cause, step, outline::title, chosen));
        }
        if (model.plan().get().filter(plan -> allElseIsDone(plan, state)).isPresent()) {
            right.getChildren().add(new FindingCard(words, Weight.DONE, Message.of("ui.run.rest-done")));
        }
        if (newest) {
            right.getChildren().add(Lettering.muted(words.say("ui.run.may-close")));
        }
        return right;
    }

    private static boolean allElseIsDone(Plan plan, RunState state) {
        return plan.steps().stream().map(step -> state.step(step.id()).status())
                .allMatch(it -> it == Status.DONE || it == Status.FAILED || it == Status.BLOCKED);
    }

    /** By likelihood: an answer that cannot be right is not tried again first. */
    private List<Button> actions(boolean refused) {
        var forward = model.direction() == Direction.FORWARD;
        var again = button("try-again", forward ? "ui.run.try-again" : "ui.run.go-on-tearing-down", this::again);
        again.setGraphic(Icon.of("mdomz-refresh", Icon.CONTROL));
        if (!forward) {
            again.getStyleClass().add(Styles.ACCENT);
            return List.of(again);
        }
        var answers = button("back-to-answers", "ui.run.back-to-answers", navigator::backToAnswers);
        answers.setGraphic(Icon.of("mdomz-tune", Icon.CONTROL));
        var down = button("tear-down", "ui.run.tear-down", () -> RunSheets.tearDown(words, model, navigator, this),
                Styles.BUTTON_OUTLINED, Styles.DANGER);
        down.setGraphic(Icon.of("mdoal-delete", Icon.CONTROL));
        (refused ? answers : again).getStyleClass().add(Styles.ACCENT);
        var nothingMade = model.plan().get().isEmpty() && Made.of(model.state().get()).isEmpty();
        if (refused) {
            return nothingMade ? List.of(answers, again) : List.of(answers, again, down);
        }
        return nothingMade ? List.of(again, answers) : List.of(again, answers, down);
    }

    private void again() {
        navigator.run(model.folder(), model.direction(), model.volumes());
    }

    private Button button(String id, String key, Runnable action, String... styles) {
        var button = new Button();
        button.setId(id);
        button.textProperty().bind(words.say(key));
        button.getStyleClass().addAll(styles);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
