package dev.slipway.ui.run;

import dev.slipway.plan.Failure;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Why a run is not whole: what happened, what it means, what can be done, and the other side's own words. */
final class CauseCard extends VBox {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int MOST_LINES = 8;
    private static final double LINE = 17;
    private static final double TEXT_PADDING = 8;

    /** What is told of a cause beside the failure itself. @param step what was being done */
    record Told(Optional<Message> step, Optional<Message> after) {}

    private final Words words;

    /**
     * A card.
     *
     * @param log     shows the step's log, if there is a step
     * @param actions the likeliest first
     */
    CauseCard(Words words, Cause cause, Told told, Optional<Runnable> log, Consumer<String> copy,
            List<Button> actions) {
        this.words = words;
        getStyleClass().addAll("card", "card-flush", "card-danger");
        setAccessibleRole(AccessibleRole.TEXT);
        var failure = cause.failure();
        setAccessibleText(words.now("ui.run.cause.spoken", failure.message()));
        getChildren().addAll(head(cause, told), columns(failure, told));
        if (!failure.evidence().isBlank()) {
            getChildren().add(quoted(failure.evidence(), log, copy));
        } else {
            log.ifPresent(show -> getChildren().add(new HBox(link("cause-log", "ui.run.cause.log", show))));
            getChildren().getLast().getStyleClass().add("cause-body");
        }
        if (!actions.isEmpty()) {
            var buttons = new FlowPane(8, 8);
            buttons.getChildren().addAll(actions);
            buttons.getStyleClass().add("cause-actions");
            getChildren().add(buttons);
        }
    }

    private Node head(Cause cause, Told told) {
        var caption = new Label(words.now("ui.run.cause"));
        caption.getStyleClass().addAll("t-caption", "t-danger", "t-strong");
        var happened = new Label(words.now(cause.failure().message()));
        happened.getStyleClass().add("t-heading");
        happened.setWrapText(true);
        happened.setMinHeight(USE_PREF_SIZE);
        var text = new VBox(2, caption, happened);
        HBox.setHgrow(text, Priority.ALWAYS);
        var head = new HBox(16, Sign.BLOCKING.icon(28), text);
        cause.at().ifPresent(at -> {
            var when = CLOCK.format(at.atZone(ZoneId.systemDefault()));
            var stopped = new Label(told.after().map(after -> words.now("ui.run.cause.after", when, after))
                    .orElseGet(() -> words.now("ui.run.cause.at", when)));
            stopped.getStyleClass().add("t-caption");
            stopped.setGraphic(Icon.of("mdomz-schedule", Icon.ROW));
            stopped.setMinWidth(USE_PREF_SIZE);
            head.getChildren().add(stopped);
        });
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("cause-head");
        return head;
    }

    private Node columns(Failure failure, Told told) {
        var happened = new ArrayList<String>();
        told.step().ifPresent(step -> happened.add(words.now("ui.run.cause.step", step)));
        if (failure instanceof Failure.TimedOut(_, var after, var seen, _)) {
            happened.add(words.now("ui.run.cause.last-seen", seen, after));
        }
        var columns = new ArrayList<Node>();
        if (!happened.isEmpty()) {
            columns.add(column("mdomz-warning", "ui.run.cause.happened", String.join("\n", happened)));
        }
        words.texts().meaning(failure.message())
                .ifPresent(text -> columns.add(column("mdoal-emoji_objects", "ui.run.cause.means", text)));
        words.texts().remedy(failure.message())
                .ifPresent(text -> columns.add(column("mdoal-build", "ui.run.cause.do", text)));
        var grid = new GridPane();
        grid.setHgap(24);
        grid.getStyleClass().add("cause-body");
        for (var column : columns) {
            var width = new ColumnConstraints();
            width.setPercentWidth(100.0 / columns.size());
            grid.getColumnConstraints().add(width);
            grid.add(column, grid.getColumnConstraints().size() - 1, 0);
        }
        return grid;
    }

    private Node column(String icon, String key, String text) {
        var title = Lettering.strong(words.say(key));
        var body = new Label(text);
        body.setWrapText(true);
        body.setMinHeight(USE_PREF_SIZE);
        var both = new VBox(4, title, body);
        HBox.setHgrow(both, Priority.ALWAYS);
        both.setMinWidth(0);
        var column = new HBox(12, Icon.of(icon, Icon.CONTROL), both);
        GridPane.setValignment(column, javafx.geometry.VPos.TOP);
        return column;
    }

    private Node quoted(String evidence, Optional<Runnable> log, Consumer<String> copy) {
        var title = Lettering.strong(words.say("ui.finding.own-words"));
        title.getStyleClass().add("t-small");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(12, title, gap);
        top.setAlignment(Pos.CENTER_LEFT);
        log.ifPresent(show -> top.getChildren().add(link("cause-log", "ui.run.cause.log", show)));
        top.getChildren().add(link("cause-copy", "ui.run.cause.copy", () -> copy.accept(evidence)));
        var area = new TextArea(evidence.strip());
        area.setId("cause-words");
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText(words.now("ui.finding.own-words"));
        var lines = evidence.strip().lines().mapToInt(line -> 1 + line.length() / 100).sum();
        area.setPrefHeight(Math.min(lines, MOST_LINES) * LINE + TEXT_PADDING);
        area.setMinHeight(USE_PREF_SIZE);
        area.getStyleClass().addAll("t-mono", "quote");
        var box = new VBox(2, top, area);
        box.getStyleClass().add("quote-box");
        var around = new VBox(box);
        around.getStyleClass().add("cause-quote");
        return around;
    }

    private Hyperlink link(String id, String key, Runnable action) {
        var link = new Hyperlink();
        link.setId(id);
        link.textProperty().bind(words.say(key));
        link.getStyleClass().addAll("t-small", "quiet-link");
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }
}
