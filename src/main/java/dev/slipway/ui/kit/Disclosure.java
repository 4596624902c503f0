package dev.slipway.ui.kit;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A card that few people open: closed, it says in a line what is in it. */
public final class Disclosure extends VBox {

    private final BooleanProperty open = new SimpleBooleanProperty();

    /**
     * One that is closed.
     *
     * @param id      of its head, which opens and closes it
     * @param summary what it holds now
     */
    public Disclosure(Words words, String id, String titleKey, ObservableValue<String> summary, Node content) {
        getStyleClass().addAll("card", "card-flush");
        var arrow = Icon.of("mdal-chevron_right", Icon.CONTROL);
        arrow.rotateProperty().bind(open.map(it -> it ? 90 : 0));
        var said = Lettering.caption(summary);
        var text = new VBox(Lettering.strong(words.say(titleKey)), said);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var inside = new HBox(12, arrow, text);
        inside.setAlignment(Pos.CENTER_LEFT);
        var head = new Button(null, inside);
        head.setId(id);
        head.setMaxWidth(Double.MAX_VALUE);
        head.getStyleClass().addAll("plan-row", "disclosure-head");
        head.accessibleTextProperty().bind(words.say(titleKey));
        head.accessibleHelpProperty().bind(said.textProperty());
        head.setOnAction(_ -> open.set(!open.get()));
        inside.prefWidthProperty().bind(head.widthProperty().subtract(32));
        content.visibleProperty().bind(open);
        content.managedProperty().bind(open);
        content.getStyleClass().add("disclosure-body");
        getChildren().addAll(head, content);
    }

    public BooleanProperty opened() {
        return open;
    }
}
