package dev.slipway.ui.cluster;

import dev.slipway.cluster.NodeRow;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Server, link, node: one row each, the worst first as the map has it. */
final class NodeTable extends TableView<NodeRow> {

    static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass SERVERS_OLD = PseudoClass.getPseudoClass("servers-old");
    private static final PseudoClass NODES_OLD = PseudoClass.getPseudoClass("nodes-old");

    private static final String SERVER_HALF = "server-half";
    private static final String NODE_HALF = "node-half";

    /** What each column has at least, and its part of what is left. */
    private record Width(double least, double share) {}

    private final NodeWords sayings;
    private final Map<TableColumn<NodeRow, NodeWords.Cell>, Width> widths = new java.util.LinkedHashMap<>();
    private final TableColumn<NodeRow, NodeWords.Cell> version;
    private final TableColumn<NodeRow, NodeWords.Cell> taints;
    private boolean hostShown = true;

    NodeTable(Words words) {
        this.sayings = new NodeWords(words);
        setId("nodes");
        getStyleClass().add("node-table");
        accessibleTextProperty().bind(words.say("ui.cluster.question"));
        var server = group(words, "ui.cluster.server", "mdoal-cloud_queue");
        var node = group(words, "ui.cluster.node", "mdomz-settings_applications");
        var link = column(words, "ui.cluster.link", sayings::link, new Width(48, 0), "link-cell",
                "at-center");
        link.textProperty().unbind();
        link.setText("");
        var serverName = column(words, "ui.cluster.name-and-id", sayings::server, new Width(156, 0.25), SERVER_HALF,
                "name-cell", "id-below");
        var flavor = column(words, "ui.cluster.flavor", row -> sayings.flavor(row, hostShown), new Width(122, 0.15),
                SERVER_HALF);
        var addresses = column(words, "ui.cluster.addresses", sayings::addresses, new Width(122, 0.15), SERVER_HALF);
        var status = column(words, "ui.cluster.status", sayings::status, new Width(108, 0), SERVER_HALF, "state-cell");
        var nodeName = column(words, "ui.cluster.name-and-provider-id", sayings::node, new Width(156, 0.25), NODE_HALF,
                "name-cell", "id-below");
        var state = column(words, "ui.cluster.state", sayings::state, new Width(112, 0), NODE_HALF, "state-cell");
        taints = column(words, "ui.cluster.taints", sayings::taints, new Width(110, 0.2), NODE_HALF, "quiet-cell");
        version = column(words, "ui.cluster.version", sayings::version, new Width(68, 0), NODE_HALF);
        var pods = column(words, "ui.cluster.pods", sayings::pods, new Width(52, 0), NODE_HALF, "at-right");
        server.getColumns().addAll(List.of(serverName, flavor, addresses, status));
        node.getColumns().addAll(List.of(nodeName, state, taints, version, pods));
        getColumns().addAll(List.of(server, link, node));
        getSelectionModel().setCellSelectionEnabled(true);
        setSortPolicy(_ -> false);
        setRowFactory(_ -> new NodeTableRow(words, sayings));
        words.changes().subscribe(() -> refresh());
        widthProperty().subscribe(() -> fit());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setContextMenu(menu(words));
    }

    private TableColumn<NodeRow, NodeWords.Cell> group(Words words, String key, String icon) {
        var column = new TableColumn<NodeRow, NodeWords.Cell>();
        var head = new Label(null, Icon.of(icon, Icon.ROW));
        head.textProperty().bind(words.say(key));
        head.getStyleClass().add("t-strong");
        column.setGraphic(head);
        column.getStyleClass().add("group-head");
        column.setReorderable(false);
        column.setSortable(false);
        column.setResizable(false);
        return column;
    }

    private TableColumn<NodeRow, NodeWords.Cell> column(Words words, String key,
            Function<NodeRow, NodeWords.Cell> text, Width width, String... styles) {
        var column = new TableColumn<NodeRow, NodeWords.Cell>();
        column.textProperty().bind(words.say(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        column.setCellFactory(_ -> new NodeCell(styles));
        column.getStyleClass().addAll(styles);
        column.setReorderable(false);
        column.setSortable(false);
        column.setResizable(false);
        column.setMinWidth(0);
        widths.put(column, width);
        return column;
    }

    /** Shows other rows; the selected one stays selected where it is still there. */
    void show(List<NodeRow> rows) {
        if (getItems().equals(rows)) {
            return;
        }
        var focus = getFocusModel().getFocusedCell();
        var before = focus.getRow() >= 0 && focus.getRow() < getItems().size() ? getItems().get(focus.getRow()) : null;
        var selected = !getSelectionModel().isEmpty();
        getItems().setAll(rows);
        getSelectionModel().clearSelection();
        for (var place = 0; before != null && focus.getColumn() >= 0 && place < rows.size(); place++) {
            if (isSame(before, rows.get(place))) {
                var column = getVisibleLeafColumn(focus.getColumn());
                getFocusModel().focus(place, column);
                if (selected) {
                    getSelectionModel().select(place, column);
                }
            }
        }
    }

    private static boolean isSame(NodeRow one, NodeRow other) {
        return one.name().equals(other.name())
                && one.server().map(it -> it.id()).equals(other.server().map(it -> it.id()));
    }

    void age(boolean serversOld, boolean nodesOld) {
        pseudoClassStateChanged(SERVERS_OLD, serversOld);
        pseudoClassStateChanged(NODES_OLD, nodesOld);
    }

    /** Host, version and taints go first, in this order, where there is no room for all. */
    private void fit() {
        var bar = lookupAll(".scroll-bar").stream().filter(ScrollBar.class::isInstance).map(ScrollBar.class::cast)
                .filter(it -> it.getOrientation() == javafx.geometry.Orientation.VERTICAL && it.isVisible())
                .mapToDouble(ScrollBar::getWidth).max().orElse(0);
        var room = Math.floor(getWidth() - 2 - bar);
        if (room <= 0) {
            return;
        }
        var all = widths.values().stream().mapToDouble(Width::least).sum();
        var wide = hostShown;
        hostShown = room >= all;
        version.setVisible(room >= all - 20);
        taints.setVisible(room >= all - widths.get(version).least() - 40);
        var shown = widths.entrySet().stream().filter(it -> it.getKey().isVisible())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var least = shown.values().stream().mapToDouble(Width::least).sum();
        var shares = shown.values().stream().mapToDouble(Width::share).sum();
        var left = room - least;
        shown.forEach((column, width) -> column.setPrefWidth(
                Math.floor(width.least() + left * (shares == 0 ? 0 : width.share() / shares))));
        if (wide != hostShown) {
            refresh();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        fit();
    }

    private ContextMenu menu(Words words) {
        var cell = new MenuItem();
        cell.textProperty().bind(words.say("ui.cluster.copy-cell"));
        cell.setOnAction(_ -> copyCell());
        var row = new MenuItem();
        row.textProperty().bind(words.say("ui.cluster.copy-row"));
        row.setOnAction(_ -> copyRow());
        return new ContextMenu(cell, row);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            if (event.isShiftDown()) {
                copyRow();
            } else {
                copyCell();
            }
            event.consume();
        }
    }

    private void copyCell() {
        var at = getFocusModel().getFocusedCell();
        if (at.getRow() >= 0 && at.getTableColumn() != null
                && at.getTableColumn().getCellData(at.getRow()) instanceof NodeWords.Cell cell) {
            copy(cell.whole());
        }
    }

    private void copyRow() {
        var at = getFocusModel().getFocusedIndex();
        if (at >= 0 && at < getItems().size()) {
            copy(NodeFacts.of(getItems().get(at)).copied());
        }
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
