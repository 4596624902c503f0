package dev.slipway.ui.wizard;

import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.run.Part;
import dev.slipway.ui.run.Phases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The plan in parts, each of which opens into its steps. */
final class PlanCard extends VBox {

    private final Words words;
    private final List<BooleanProperty> opened = new ArrayList<>();

    PlanCard(Words words, Plan plan) {
        this.words = words;
        getStyleClass().addAll("card", "card-flush");
        setId("plan");
        var parts = new LinkedHashMap<Part, List<Step<?>>>();
        for (var part : Part.values()) {
            var steps = plan.steps().stream().filter(step -> Phases.of(step.id()).part() == part).toList();
            if (!steps.isEmpty()) {
                parts.put(part, List.copyOf(steps));
            }
        }
        getChildren().add(head(plan));
        var number = 1;
        for (var part : parts.entrySet()) {
            add(number++, part.getKey(), part.getValue());
        }
    }

    private Node head(Plan plan) {
        var text = new VBox(2, Lettering.heading(words.say("ui.review.steps", plan.steps().size())),
                Lettering.caption(words.say("ui.review.time")));
        HBox.setHgrow(text, Priority.ALWAYS);
        var all = new Button();
        all.setId("expand-all");
        all.textProperty().bind(words.say("ui.review.expand"));
        all.getStyleClass().addAll(atlantafx.base.theme.Styles.FLAT, atlantafx.base.theme.Styles.ACCENT);
        all.setOnAction(_ -> {
            var open = !opened.getFirst().get();
            opened.forEach(one -> one.set(open));
        });
        var clock = Icon.of("mdomz-timer", 28);
        clock.getStyleClass().add("icon-accent");
        var head = new HBox(16, clock, text, all);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("plan-head");
        return head;
    }

    private void add(int number, Part part, List<Step<?>> steps) {
        var open = new SimpleBooleanProperty();
        opened.add(open);
        var arrow = Icon.of("mdal-chevron_right", Icon.CONTROL);
        arrow.rotateProperty().bind(open.map(it -> it ? 90 : 0));
        var badge = Lettering.strong(words.say("ui.review.number", number));
        badge.getStyleClass().add("badge");
        var text = new VBox(Lettering.strong(words.say(Message.of(part.key()))),
                Lettering.caption(words.say(Message.of(part.key() + "-what"))));
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var count = Lettering.caption(words.say("ui.review.count", steps.size()));
        count.setMinWidth(Region.USE_PREF_SIZE);
        var inside = new HBox(12, arrow, badge, text, count);
        inside.setAlignment(Pos.CENTER_LEFT);
        var row = new Button(null, inside);
        inside.prefWidthProperty().bind(row.widthProperty().subtract(32));
        row.setMaxWidth(Double.MAX_VALUE);
        row.getStyleClass().addAll("plan-row", "row-line");
        row.setId("plan-part-" + number);
        row.accessibleTextProperty()
                .bind(words.say(Message.of("ui.review.part", Message.of(part.key()), steps.size())));
        row.setOnAction(_ -> open.set(!open.get()));
        var list = new VBox();
        open.subscribe(shown -> {
            if (shown && list.getChildren().isEmpty()) {
                steps.forEach(step -> list.getChildren().add(step(step)));
            }
        });
        list.visibleProperty().bind(open);
        list.managedProperty().bind(open);
        getChildren().addAll(row, list);
    }

    private Node step(Step<?> step) {
        var title = Lettering.body(words.say(step.title()));
        var row = new HBox(title);
        row.getStyleClass().add("plan-step");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
