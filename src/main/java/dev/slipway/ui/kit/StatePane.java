package dev.slipway.ui.kit;

import dev.slipway.text.Message;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** A list's place while there is no list: loading, empty, or why not; in the list's own frame, so that nothing jumps. */
public final class StatePane extends StackPane {

    private static final int RING = 28;

    private final Words words;
    private final Node content;

    public StatePane(Words words, Node content) {
        this.words = words;
        this.content = content;
        getChildren().add(content);
    }

    /** The list itself. */
    public void showContent() {
        getChildren().setAll(content);
    }

    /** Something else in the list's place, such as its skeleton. */
    public void show(Node other) {
        getChildren().setAll(other);
    }

    /** A list that is being asked for. */
    public void showLoading(Message what) {
        var ring = new ProgressIndicator();
        ring.setMaxSize(RING, RING);
        show(ring, what);
    }

    /** Why the list is empty, and the next step. */
    public void showEmpty(Message why, Button... nextSteps) {
        show(Sign.NOT_YET.icon(RING), why, nextSteps);
    }

    /** Why there is no list. */
    public void showError(Message cause, Button... remedies) {
        show(Sign.BLOCKING.icon(RING), cause, remedies);
    }

    private void show(Node picture, Message message, Button... actions) {
        var box = new VBox(12, picture, centred(Lettering.body(words.say(message))));
        words.texts().meaning(message).ifPresent(_ -> box.getChildren().add(centred(Lettering.muted(words.meaning(
                new SimpleObjectProperty<>(Optional.of(message)))))));
        box.getChildren().addAll(actions);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("state-pane");
        box.setPadding(new Insets(24));
        getChildren().setAll(box);
    }

    private static Label centred(Label label) {
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }
}
