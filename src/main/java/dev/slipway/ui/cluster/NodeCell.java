package dev.slipway.ui.cluster;

import dev.slipway.cluster.NodeRow;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Sign;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Two lines, with a sign before them where there is one. */
final class NodeCell extends TableCell<NodeRow, NodeWords.Cell> {

    private final Label first = new Label();
    private final Label second = new Label();
    private final VBox lines = new VBox(first);
    private final HBox content = new HBox(6, lines);
    private Optional<Sign> sign = Optional.empty();

    /**
     * A cell that can be used for one row after the other.
     *
     * @param styles of the cell: which half it belongs to, and how its lines look
     */
    NodeCell(String... styles) {
        getStyleClass().add("node-cell");
        getStyleClass().addAll(styles);
        first.getStyleClass().add("first-line");
        second.getStyleClass().addAll("t-caption", "second-line");
        first.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        second.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        content.setAlignment(getStyleClass().contains("at-right") ? Pos.CENTER_RIGHT
                : getStyleClass().contains("at-center") ? Pos.CENTER : Pos.CENTER_LEFT);
        content.setMinWidth(0);
        lines.setMinWidth(0);
        lines.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(NodeWords.Cell cell, boolean empty) {
        super.updateItem(cell, empty);
        if (empty || cell == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        first.setText(cell.first());
        second.setText(cell.second());
        if (cell.second().isEmpty() == lines.getChildren().contains(second)) {
            if (cell.second().isEmpty()) {
                lines.getChildren().remove(second);
            } else {
                lines.getChildren().add(second);
            }
        }
        if (!sign.equals(cell.sign())) {
            sign = cell.sign();
            content.getChildren().setAll(lines);
            sign.ifPresent(it -> content.getChildren().addFirst(it.icon(Icon.ROW)));
        }
        pseudoClassStateChanged(NodeTable.BAD, sign.filter(it -> it == Sign.BLOCKING).isPresent());
        setAccessibleText(cell.whole());
        setGraphic(content);
    }
}
