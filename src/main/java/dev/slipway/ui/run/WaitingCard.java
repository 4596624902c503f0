package dev.slipway.ui.run;

import dev.slipway.plan.StepId;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What cannot begin because of one cause. */
final class WaitingCard extends VBox {

    static final double WIDTH = 288;
    private static final int MOST = 6;

    /** @param by the step that failed */
    WaitingCard(Words words, Cause cause, StepId by, Function<StepId, Message> titles, Consumer<StepId> chosen) {
        getStyleClass().addAll("card", "card-flush");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxHeight(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(8, Lettering.strong(words.say("ui.run.waiting")), gap,
                new Chip(Chip.Tone.NEUTRAL, words.say("ui.run.number", cause.blocks().size())));
        head.getStyleClass().add("card-head");
        var rows = new VBox(8);
        rows.getStyleClass().add("waiting-rows");
        cause.blocks().stream().limit(MOST).forEach(id -> rows.getChildren().add(row(words, titles.apply(id))));
        if (cause.blocks().size() > MOST) {
            var more = Lettering.caption(words.say("ui.run.and-more", cause.blocks().size() - MOST));
            rows.getChildren().add(more);
        }
        var link = new Hyperlink();
        link.setId("blocked-by-" + by.value().replace('/', '-'));
        link.textProperty().bind(words.say(titles.apply(by)));
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        link.getStyleClass().addAll("t-small", "quiet-link");
        link.setMinWidth(0);
        link.setOnAction(_ -> {
            link.setVisited(false);
            chosen.accept(by);
        });
        var caption = Lettering.caption(words.say("ui.run.blocked-by-short"));
        caption.setMinWidth(USE_PREF_SIZE);
        var foot = new HBox(4, caption, link);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("card-foot");
        getChildren().addAll(head, rows, foot);
    }

    private static HBox row(Words words, Message title) {
        var label = new Label();
        label.textProperty().bind(words.say(title));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        var row = new HBox(8, Sign.BLOCKED.icon(Icon.ROW), label);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
