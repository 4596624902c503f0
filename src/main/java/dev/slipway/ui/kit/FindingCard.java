package dev.slipway.ui.kit;

import dev.slipway.text.Message;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Something found: what happened, what it means, what to do, and the buttons that do it. */
public final class FindingCard extends HBox {

    private static final double GAP = 12;

    private final Words words;
    private final VBox text;

    /** How much it matters. */
    public enum Weight {
        BLOCKING(Sign.BLOCKING), ADVICE(Sign.ADVICE), DONE(Sign.DONE), NEUTRAL(Sign.QUEUED);

        private final Sign sign;

        Weight(Sign sign) {
            this.sign = sign;
        }
    }

    public FindingCard(Words words, Weight weight, Message message, Button... actions) {
        this(words, weight, message, message, actions);
    }

    /** One whose sentence is said in other words. @param message whose meaning and remedy are told */
    public FindingCard(Words words, Weight weight, Message sentence, Message message, Button... actions) {
        super(GAP);
        this.words = words;
        getStyleClass().addAll("finding", "finding-" + weight.name().toLowerCase(Locale.ROOT));
        setAlignment(Pos.TOP_LEFT);
        var text = new VBox(4);
        HBox.setHgrow(text, Priority.ALWAYS);
        var happened = Lettering.strong(words.say(sentence));
        happened.setWrapText(true);
        text.getChildren().add(happened);
        add(text, words.texts().meaning(message).isPresent(), () -> Lettering.body(
                words.meaning(new javafx.beans.property.SimpleObjectProperty<>(java.util.Optional.of(message)))));
        add(text, words.texts().remedy(message).isPresent(), () -> Lettering.body(
                words.remedy(new javafx.beans.property.SimpleObjectProperty<>(java.util.Optional.of(message)))));
        if (actions.length > 0) {
            var buttons = new FlowPane(8, 8, actions);
            buttons.setPadding(new javafx.geometry.Insets(4, 0, 0, 0));
            text.getChildren().add(buttons);
        }
        this.text = text;
        setAccessibleText(words.now(weight.sign.key()) + ": " + words.now(sentence));
        getChildren().addAll(weight.sign.icon(Icon.FINDING), text);
    }

    /** With the other side's own words below, if there are any: untranslated, to be copied. */
    public FindingCard quoting(String ownWords) {
        if (!ownWords.isEmpty()) {
            var quoted = new TextArea(ownWords);
            quoted.setEditable(false);
            quoted.setWrapText(true);
            quoted.setPrefRowCount(1 + ownWords.length() / 60);
            quoted.getStyleClass().addAll("t-mono", "own-words");
            quoted.accessibleTextProperty().bind(words.say("ui.finding.own-words"));
            text.getChildren().add(quoted);
        }
        return this;
    }

    private static void add(VBox text, boolean wanted, java.util.function.Supplier<Node> part) {
        if (wanted) {
            text.getChildren().add(part.get());
        }
    }
}
