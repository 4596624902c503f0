package dev.slipway.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * What is done, once and for each node, as one drawing: however much changes between two pulses, it is drawn once. For the
 * keyboard and for a screen reader it is a list of the same cells.
 */
public final class StepMatrix extends Region {

    private static final double BAR = 12;

    /** How a cell stands. */
    public enum State {
        DONE, RUNNING, WAITING, BLOCKED, FAILED, CANCELLED,
        /** There is no such step. */
        NONE
    }

    /**
     * One cell.
     *
     * @param id      what it is selected by
     * @param name    what stands in it, where that is not told by row and column
     * @param part    how much of it is done, from 0 to 1; only of what reports that
     * @param text    within a running cell, where there is room
     * @param spoken  the whole of it in words
     */
    public record Cell(String id, String name, State state, double part, String text, String spoken) {}

    /** A node. @param pool columns of one pool stand together */
    public record Column(String name, String pool, String poolName, List<Cell> cells) {}

    /** All there is to draw. */
    public record Content(String onceName, List<Cell> once, String eachName, List<String> rows, List<Column> columns) {

        public static final Content EMPTY = new Content("", List.of(), "", List.of(), List.of());

        List<Cell> all() {
            var all = new ArrayList<>(once);
            columns.forEach(column -> all.addAll(column.cells()));
            return all;
        }
    }

    private final Canvas canvas = new Canvas();
    private final MatrixLook look = new MatrixLook(this::requestLayout);
    private final ListView<Cell> list = new ListView<>();
    private final ScrollBar bar = new ScrollBar();
    private final Tooltip tooltip = new Tooltip();
    private final ObjectProperty<Optional<String>> selected = new SimpleObjectProperty<>(Optional.empty());
    private Content content = Content.EMPTY;
    private MatrixLayout layout = MatrixLayout.of(Content.EMPTY, 0, look::width);

    /** @param chosen gets the ID of a cell that a person selects */
    public StepMatrix(String id, Consumer<String> chosen) {
        setId(id);
        getStyleClass().add("matrix");
        list.setId(id + "-list");
        list.setOpacity(0);
        list.setMouseTransparent(true);
        list.setCellFactory(_ -> new Spoken());
        list.focusedProperty().subscribe(this::requestLayout);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, chosen));
        bar.setOrientation(Orientation.HORIZONTAL);
        bar.setId(id + "-bar");
        bar.valueProperty().subscribe(this::requestLayout);
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED,
                event -> cellAt(event).ifPresent(cell -> chosen.accept(cell.id())));
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, event -> tooltip.setText(cellAt(event).map(Cell::spoken)
                .orElse("")));
        canvas.setOnScroll(event -> {
            if (bar.isVisible() && event.getDeltaX() != 0) {
                bar.setValue(Math.clamp(bar.getValue() - event.getDeltaX(), 0, bar.getMax()));
                event.consume();
            }
        });
        tooltip.textProperty().subscribe(text -> {
            if (text == null || text.isEmpty()) {
                Tooltip.uninstall(canvas, tooltip);
            } else {
                Tooltip.install(canvas, tooltip);
            }
        });
        selected.subscribe(_ -> requestLayout());
        getChildren().addAll(list, canvas, bar);
        getChildren().addAll(look.samples());
    }

    /** What a screen reader calls it. */
    public void named(ObservableValue<String> name) {
        list.accessibleTextProperty().bind(name);
    }

    public ObjectProperty<Optional<String>> selected() {
        return selected;
    }

    /** To be drawn at the next pulse. */
    public void show(Content now) {
        var same = ids(content).equals(ids(now));
        content = now;
        if (!same) {
            list.getItems().setAll(now.all());
        } else if (list.isFocused()) {
            list.refresh();
        }
        requestLayout();
    }

    private static List<String> ids(Content content) {
        return content.all().stream().map(Cell::id).toList();
    }

    /** What is shown of a cell now. */
    public Optional<Cell> cell(String id) {
        return content.all().stream().filter(cell -> cell.id().equals(id)).findFirst();
    }

    /** Where in this control a cell is drawn; empty if it is scrolled away. */
    public Optional<Rectangle2D> place(String id) {
        return layout.place(id, bar.getValue());
    }

    private Optional<Cell> cellAt(MouseEvent event) {
        return layout.at(event.getX(), event.getY(), bar.getValue());
    }

    private void pressed(KeyEvent event, Consumer<String> chosen) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            selected.get().ifPresent(chosen);
            event.consume();
        } else if (event.getCode().isArrowKey()) {
            layout.neighbour(selected.get(), event.getCode()).ifPresent(cell -> {
                chosen.accept(cell.id());
                list.getSelectionModel().select(ids(content).indexOf(cell.id()));
            });
            event.consume();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return MatrixLayout.of(content, width < 0 ? getWidth() : width, look::width).height()
                + (layout.overflows() ? BAR : 0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 600;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        layout = MatrixLayout.of(content, getWidth(), look::width);
        var height = layout.height();
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != height) {
            canvas.setWidth(getWidth());
            canvas.setHeight(height);
        }
        list.resizeRelocate(0, 0, getWidth(), height);
        bar.setVisible(layout.overflows());
        if (layout.overflows()) {
            bar.setMax(layout.hidden());
            bar.setVisibleAmount(layout.hidden() * layout.shown());
            bar.resizeRelocate(layout.left(), height, getWidth() - layout.left(), BAR);
            selected.get().ifPresent(id -> layout.revealing(id, bar.getValue()).ifPresent(bar::setValue));
        } else {
            bar.setValue(0);
        }
        new MatrixPainter(canvas.getGraphicsContext2D(), look, layout, bar.getValue())
                .paint(content, selected.get(), list.isFocused());
        var wanted = computePrefHeight(getWidth());
        if (Math.abs(wanted - getHeight()) > 1 && getParent() != null) {
            getParent().requestLayout();
        }
    }

    private final class Spoken extends ListCell<Cell> {
        @Override
        protected void updateItem(Cell item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? "" : cell(Objects.requireNonNull(item).id()).map(Cell::spoken).orElse(""));
        }
    }
}
