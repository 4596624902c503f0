package dev.slipway.ui.run;

import dev.slipway.plan.StepId;
import dev.slipway.plan.StepState.Status;
import dev.slipway.text.Message;
import dev.slipway.text.Texts;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.run.Outline.Telling;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All steps with how each stands, by phase or by node. A group opens when it begins and closes when it is done, unless somebody folded it. */
final class StepTree extends VBox {

    private static final double ROW = 28;
    private static final double INDENT = 24;
    private static final int ROWS_ABOVE = 4;
    private static final double ELAPSED = 56;
    /** What is left for a note beside a long title, with the sign and the gaps. */
    private static final double NOTE = 124;

    private final Words words;
    private final Runnable changed;
    private final TreeView<Row> tree = new TreeView<>(new TreeItem<>());
    private final ObjectProperty<Telling> telling = new SimpleObjectProperty<>(Telling.BY_PHASE);
    private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(Instant.EPOCH);
    private final Map<String, TreeItem<Row>> items = new HashMap<>();
    private final Set<String> foldedByHand = new HashSet<>();
    private Optional<Outline> built = Optional.empty();
    private Telling builtFor = Telling.BY_PHASE;
    private boolean following;
    private boolean toBeSeen;
    private Texts said;

    StepTree(Words words, Consumer<StepId> chosen, Runnable changed) {
        this.words = words;
        this.said = words.texts();
        this.changed = changed;
        getStyleClass().addAll("card", "card-flush", "step-tree");
        tree.setId("steps");
        tree.setShowRoot(false);
        tree.setFixedCellSize(ROW);
        tree.setCellFactory(_ -> new Cell());
        tree.accessibleTextProperty().bind(words.say("ui.run.steps"));
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!following && item != null && item.getValue() != null) {
                item.getValue().step().ifPresent(chosen);
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        telling.subscribe(_ -> changed.run());
        getChildren().addAll(head(), tree);
    }

    private HBox head() {
        var group = new ToggleGroup();
        var byPhase = toggle("by-phase", "ui.run.by-phase", Telling.BY_PHASE, group, "left-pill");
        var byNode = toggle("by-node", "ui.run.by-node", Telling.BY_NODE, group, "right-pill");
        byPhase.setSelected(true);
        group.selectedToggleProperty().subscribe((before, after) -> {
            if (after == null && before != null) {
                before.setSelected(true); // one of them is always on
            }
        });
        var elapsed = Lettering.caption(words.say("ui.run.elapsed"));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(byPhase, byNode, gap, elapsed);
        head.getStyleClass().addAll("card-head", "run-head");
        return head;
    }

    private ToggleButton toggle(String id, String key, Telling how, ToggleGroup group, String styleClass) {
        var button = new ToggleButton();
        button.setId(id);
        button.textProperty().bind(words.say(key));
        button.getStyleClass().addAll(styleClass, "segment");
        button.setToggleGroup(group);
        button.selectedProperty().subscribe(on -> {
            if (on) {
                telling.set(how);
            }
        });
        return button;
    }

    /** As it stands now; what is the same as before is left alone. */
    void show(Outline outline, Rows rows, Optional<StepId> selected, Instant time) {
        if (!built.equals(Optional.of(outline)) || builtFor != telling.get()) {
            build(outline, rows);
        }
        for (var group : tree.getRoot().getChildren()) {
            group.getChildren().forEach(child -> renew(child,
                    rows.step(child.getValue().step().orElseThrow())));
        }
        outline.groups(telling.get()).forEach(group -> {
            var row = rows.group(group);
            if (items.get(row.key()) instanceof TreeItem<Row> item) {
                fold(item, row);
                renew(item, row);
            }
        });
        if (said != words.texts()) {
            said = words.texts();
            tree.refresh();
        }
        reveal();
        follow(selected);
        now.set(time);
    }

    private void build(Outline outline, Rows rows) {
        built = Optional.of(outline);
        builtFor = telling.get();
        items.clear();
        var groups = outline.groups(builtFor).stream().map(group -> {
            var row = rows.group(group);
            var item = new TreeItem<>(row);
            group.steps().forEach(id -> {
                var child = new TreeItem<>(rows.step(id));
                items.put(id.value(), child);
                item.getChildren().add(child);
            });
            item.setExpanded(isOpen(row.status()));
            item.expandedProperty().addListener((_, _, _) -> {
                if (!following) {
                    foldedByHand.add(row.key());
                }
            });
            items.put(row.key(), item);
            return item;
        }).toList();
        following = true;
        tree.getRoot().getChildren().setAll(groups);
        following = false;
    }

    private void fold(TreeItem<Row> item, Row after) {
        if (item.getValue().status() != after.status() && !foldedByHand.contains(after.key())) {
            following = true;
            item.setExpanded(isOpen(after.status()) || holdsSelection(item) && after.status() != Status.DONE);
            following = false;
        }
    }

    private boolean holdsSelection(TreeItem<Row> item) {
        return tree.getSelectionModel().getSelectedItem() instanceof TreeItem<Row> selected
                && selected.getParent() == item;
    }

    private static boolean isOpen(Status status) {
        return status == Status.RUNNING || status == Status.FAILED || status == Status.CANCELLED;
    }

    private static void renew(TreeItem<Row> item, Row row) {
        if (!row.equals(item.getValue())) {
            item.setValue(row);
        }
    }

    private void follow(Optional<StepId> selected) {
        var wanted = selected.map(id -> items.get(id.value()));
        if (wanted.isEmpty() || wanted.get() == tree.getSelectionModel().getSelectedItem()) {
            return;
        }
        following = true;
        var item = wanted.get();
        if (item.getParent() != null && !item.getParent().isExpanded()
                && !foldedByHand.contains(item.getParent().getValue().key())) {
            item.getParent().setExpanded(true);
        }
        var row = tree.getRow(item);
        if (row >= 0 && item.getParent() != null && item.getParent().isExpanded()) {
            tree.getSelectionModel().select(item);
            toBeSeen = true;
            changed.run();
        } else {
            tree.getSelectionModel().clearSelection();
        }
        following = false;
    }

    /** One pulse later, when the tree knows how many rows it has. */
    private void reveal() {
        if (toBeSeen && tree.getHeight() <= 0) {
            changed.run();
        } else if (toBeSeen) {
            toBeSeen = false;
            tree.scrollTo(Math.max(0, tree.getSelectionModel().getSelectedIndex() - ROWS_ABOVE));
        }
    }

    private static Sign sign(Row row) {
        return switch (row.status()) {
            case DONE -> Sign.DONE;
            case RUNNING -> Sign.RUNNING;
            case FAILED -> Sign.BLOCKING;
            case BLOCKED, CANCELLED -> Sign.BLOCKED;
            case WAITING -> row.step().isPresent() && row.note().isPresent() ? Sign.QUEUED : Sign.NOT_YET;
        };
    }

    private final class Cell extends TreeCell<Row> {

        private final Label title = new Label();
        private final Label note = new Label();
        private final Label elapsed = new Label();
        private final HBox box = new HBox(8);
        private final Tooltip tip = new Tooltip();
        private Optional<Sign> shown = Optional.empty();

        private Cell() {
            title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            note.getStyleClass().add("t-caption");
            note.setMinWidth(0);
            note.setAlignment(Pos.CENTER_RIGHT);
            HBox.setHgrow(note, Priority.SOMETIMES);
            note.setMaxWidth(Double.MAX_VALUE);
            elapsed.getStyleClass().add("t-mono");
            elapsed.setMinWidth(ELAPSED);
            elapsed.setAlignment(Pos.CENTER_RIGHT);
            box.setAlignment(Pos.CENTER_LEFT);
            tip.setWrapText(true);
            tip.setMaxWidth(480);
            widthProperty().subscribe(_ -> fit());
            now.subscribe(this::tick);
        }

        private void fit() {
            var level = getTreeItem() == null ? 1 : tree.getTreeItemLevel(getTreeItem());
            var room = Math.max(0, getWidth() - 16 - INDENT - (level - 1) * INDENT);
            box.setPrefWidth(room);
            title.setMinWidth(Math.max(0, Math.min(title.prefWidth(-1), room - ELAPSED - NOTE)));
        }

        private void tick() {
            if (getItem() instanceof Row row) {
                elapsed.setText(row.elapsed(now.get()).map(span -> Cells.clock(span.toSeconds())).orElse(""));
            }
        }

        @Override
        protected void updateItem(Row item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            var row = Objects.requireNonNull(item);
            var said = words.now(row.title());
            title.setText(said);
            title.getStyleClass().removeAll("t-strong", "t-muted");
            if (row.step().isEmpty()) {
                title.getStyleClass().add("t-strong");
            } else if (row.status() == Status.WAITING || row.status() == Status.BLOCKED) {
                title.getStyleClass().add("t-muted");
            }
            var noted = row.note().map(words::now).orElse("");
            note.setText(noted);
            var sign = sign(row);
            if (!shown.equals(Optional.of(sign))) {
                shown = Optional.of(sign);
                box.getChildren().setAll(sign.icon(Icon.ROW), title, note, elapsed);
            }
            tip.setText(noted.isEmpty() || row.step().isEmpty() ? said : said + "\n" + noted);
            setTooltip(tip);
            setAccessibleText(words.now(Message.of("ui.run.row", said, Message.of(sign.key()),
                    noted.isEmpty() ? "-" : noted)));
            fit();
            tick();
            setGraphic(box);
        }
    }
}
