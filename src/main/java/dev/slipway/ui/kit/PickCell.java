package dev.slipway.ui.kit;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.PickField.Choice;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Name and, below it, what tells things of one name apart. */
final class PickCell extends ListCell<Choice> {

    private final Label name = new Label();
    private final Label detail = new Label();
    private final Chip doubled;
    private final VBox lines;

    PickCell(Words words) {
        doubled = new Chip(Chip.Tone.ADVICE, words.say(Message.of("ui.pick.doubled")));
        doubled.managedProperty().bind(doubled.visibleProperty());
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        detail.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        detail.getStyleClass().addAll("t-mono", "t-quiet");
        var first = new HBox(8, name, doubled);
        first.setAlignment(Pos.CENTER_LEFT);
        lines = new VBox(first, detail);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Choice choice, boolean empty) {
        super.updateItem(choice, empty);
        if (empty || choice == null) {
            setGraphic(null);
            return;
        }
        name.setText(choice.name());
        detail.setText(choice.detail());
        doubled.setVisible(choice.doubled());
        setGraphic(lines);
        setAccessibleText(choice.name() + ", " + choice.detail());
    }
}
