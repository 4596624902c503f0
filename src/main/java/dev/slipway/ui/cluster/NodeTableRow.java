package dev.slipway.ui.cluster;

import dev.slipway.cluster.NodeRow;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableRowSkin;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** A row of one height, and below it, where server and node disagree, what about. */
final class NodeTableRow extends TableRow<NodeRow> {

    static final double LINE = 44;

    private static final PseudoClass DISAGREES = PseudoClass.getPseudoClass("disagrees");
    private static final PseudoClass NO_SERVER = PseudoClass.getPseudoClass("no-server");
    private static final PseudoClass NO_NODE = PseudoClass.getPseudoClass("no-node");
    private static final double MARGIN = 16;

    private final Words words;
    private final VBox band = new VBox(8);
    private final Tooltip whole = new Tooltip();

    NodeTableRow(Words words, NodeWords sayings) {
        this.words = words;
        band.getStyleClass().add("node-band");
        band.setManaged(false);
        whole.setShowDelay(Duration.millis(500));
        whole.setShowDuration(Duration.INDEFINITE);
        whole.setOnShowing(_ -> {
            if (getItem() != null) {
                whole.setText(sayings.everything(getItem()));
            }
        });
    }

    @Override
    protected void updateItem(NodeRow row, boolean empty) {
        super.updateItem(row, empty);
        var shown = !empty && row != null;
        pseudoClassStateChanged(DISAGREES, shown && row.disagrees());
        pseudoClassStateChanged(NO_SERVER, shown && row.server().isEmpty());
        pseudoClassStateChanged(NO_NODE, shown && row.node().isEmpty());
        band.getChildren().clear();
        setTooltip(shown ? whole : null);
        if (shown && row.disagrees()) {
            row.disagreements().forEach(it -> band.getChildren().add(sentences(it)));
        }
        requestLayout();
    }

    private HBox sentences(Message wrong) {
        var texts = words.texts();
        var happened = Lettering.strong(new SimpleStringProperty(texts.say(wrong)));
        happened.setWrapText(true);
        var text = new VBox(2, happened);
        texts.meaning(wrong).ifPresent(it -> text.getChildren().add(Lettering.body(new SimpleStringProperty(it))));
        texts.remedy(wrong).ifPresent(it -> {
            var remedy = Lettering.body(new SimpleStringProperty(it));
            remedy.setGraphic(Icon.of("mdoal-build", 14));
            remedy.getStyleClass().add("t-muted");
            text.getChildren().add(remedy);
        });
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(8, text);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private boolean hasBand() {
        return !band.getChildren().isEmpty();
    }

    private double bandWidth() {
        var whole = getWidth() > 0 ? getWidth() : getTableView().getWidth() - 2;
        return Math.max(200, whole - 2 * MARGIN);
    }

    private double bandHeight() {
        return hasBand() ? band.prefHeight(bandWidth()) : 0;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new WithBand(this);
    }

    /** The table's own skin gives cells the whole height of the row; here they have the first line of it. */
    private static final class WithBand extends TableRowSkin<NodeRow> {

        private final NodeTableRow row;

        WithBand(NodeTableRow row) {
            super(row);
            this.row = row;
            addBand();
        }

        @Override
        protected void updateChildren() {
            super.updateChildren();
            addBand();
        }

        private void addBand() {
            var band = ((NodeTableRow) getSkinnable()).band;
            if (!getChildren().contains(band)) {
                getChildren().add(band);
            }
        }

        @Override
        protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
            return LINE + (row.hasBand() ? row.bandHeight() + 12 : 0);
        }

        @Override
        protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
            return computePrefHeight(width, top, right, bottom, left);
        }

        @Override
        protected double computeMaxHeight(double width, double top, double right, double bottom, double left) {
            return computePrefHeight(width, top, right, bottom, left);
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            super.layoutChildren(x, y, width, height);
            for (var child : getChildren()) {
                if (child instanceof TableCell<?, ?> cell) {
                    cell.resizeRelocate(cell.getLayoutX(), 0, cell.getWidth(), LINE);
                }
            }
            row.band.setVisible(row.hasBand());
            if (row.hasBand()) {
                row.band.resizeRelocate(MARGIN, LINE, row.bandWidth(), row.bandHeight());
                row.band.layout();
            }
        }
    }
}
