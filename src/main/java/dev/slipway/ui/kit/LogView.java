package dev.slipway.ui.kit;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.slipway.ui.kit.LogLines.Line;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A log: follows its end until somebody reads further up, can be searched and copied. */
public final class LogView extends VBox {

    private static final double LINE = 19;
    private static final double TIME = 64;
    private static final double SEARCH = 150;

    private final Words words;
    private final LogLines lines;
    private final ListView<Line> list = new ListView<>();
    private final CustomTextField search = new CustomTextField();
    private final CheckBox wrap = new CheckBox();
    private final ObjectProperty<LogSearch> found = new SimpleObjectProperty<>(LogSearch.NOTHING);
    private final ListChangeListener<Line> follower = _ -> changed();

    /**
     * A view of these lines.
     *
     * @param title what the log is of
     * @param note  what is to be known of it beside its lines, possibly nothing
     * @param copy  gets a text that is to be put where others can paste it
     * @param open  opens the file with all of it
     */
    public LogView(Words words, ObservableValue<String> title, ObservableValue<String> note, LogLines lines,
            Consumer<String> copy, Runnable open) {
        this.words = words;
        this.lines = lines;
        getStyleClass().addAll("card", "card-flush", "log");
        list.setItems(lines.shown());
        list.setId("log");
        list.setFixedCellSize(LINE);
        list.setCellFactory(_ -> new LineCell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.accessibleTextProperty().bind(title);
        list.getStyleClass().add("log-lines");
        var nothing = Lettering.muted(words.say("ui.log.empty"));
        list.setPlaceholder(nothing);
        list.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0 && overflows()) {
                lines.following().set(false);
            }
        });
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (isInBar(event) && overflows()) {
                lines.following().set(false);
            }
        });
        list.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> followAtEnd());
        list.addEventHandler(ScrollEvent.SCROLL, _ -> followAtEnd());
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, copy));
        lines.shown().addListener(new WeakListChangeListener<>(follower));
        lines.following().subscribe(_ -> changed());
        VBox.setVgrow(list, Priority.ALWAYS);
        var ground = new StackPane(list, pill());
        VBox.setVgrow(ground, Priority.ALWAYS);
        getChildren().addAll(head(title, copy, open), strip(note), ground, foot(open));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
                startSearch();
                event.consume();
            } else if (event.getCode() == KeyCode.F3) {
                go(event.isShiftDown() ? found.get().previous() : found.get().next());
                event.consume();
            }
        });
    }

    /** Puts the cursor where one types what to look for. */
    public void startSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox head(ObservableValue<String> title, Consumer<String> copy, Runnable open) {
        var name = Lettering.strong(title);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        search.setId("log-search");
        search.setPrefWidth(SEARCH);
        search.setMinWidth(SEARCH);
        search.setLeft(Icon.of("mdomz-search", Icon.ROW));
        search.promptTextProperty().bind(words.say("ui.log.search"));
        search.accessibleTextProperty().bind(words.say("ui.log.search"));
        var count = new Label();
        count.setId("log-found");
        count.getStyleClass().add("t-caption");
        count.textProperty().bind(found.map(it -> it.isOn()
                ? words.now("ui.log.found", it.at() + 1, it.places().size()) : ""));
        search.setRight(count);
        search.textProperty().subscribe(text -> go(LogSearch.of(text, lines.shown(), 0)));
        search.setOnAction(_ -> go(found.get().next()));
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        var previous = tool("log-previous", "mdal-keyboard_arrow_up", "ui.log.previous",
                () -> go(found.get().previous()));
        var next = tool("log-next", "mdal-keyboard_arrow_down", "ui.log.next", () -> go(found.get().next()));
        previous.disableProperty().bind(found.map(it -> it.places().isEmpty()));
        next.disableProperty().bind(found.map(it -> it.places().isEmpty()));
        var head = new HBox(4, name, search, previous, next,
                tool("log-copy", "mdoal-content_copy", "ui.log.copy", () -> copy.accept(text())),
                tool("log-open", "mdomz-save_alt", "ui.log.open", open));
        head.getStyleClass().addAll("card-head", "run-head");
        return head;
    }

    private Label strip(ObservableValue<String> note) {
        var strip = new Label();
        strip.setId("log-note");
        strip.textProperty().bind(note);
        strip.setWrapText(true);
        strip.setMaxWidth(Double.MAX_VALUE);
        strip.setMinHeight(USE_PREF_SIZE);
        strip.getStyleClass().add("log-note");
        strip.visibleProperty().bind(strip.textProperty().isNotEmpty());
        strip.managedProperty().bind(strip.visibleProperty());
        return strip;
    }

    private Button tool(String id, String icon, String key, Runnable action) {
        var button = new Button(null, Icon.of(icon, Icon.CONTROL));
        button.setId(id);
        button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "tool");
        button.accessibleTextProperty().bind(words.say(key));
        var tip = new javafx.scene.control.Tooltip();
        tip.textProperty().bind(words.say(key));
        button.setTooltip(tip);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Button pill() {
        var pill = new Button();
        pill.setId("log-unseen");
        pill.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL, "pill");
        pill.setGraphic(Icon.of("mdal-arrow_downward", 14));
        var text = javafx.beans.binding.Bindings.createStringBinding(
                () -> words.now("ui.log.unseen", lines.unseen().get()), lines.unseen(), words.changes());
        pill.textProperty().bind(text);
        pill.visibleProperty().bind(lines.unseen().map(count -> count.intValue() > 0));
        pill.setOnAction(_ -> lines.following().set(true));
        StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
        StackPane.setMargin(pill, new javafx.geometry.Insets(0, 0, 12, 0));
        return pill;
    }

    private HBox foot(Runnable open) {
        var follow = new Hyperlink();
        follow.setId("log-follow");
        var said = javafx.beans.binding.Bindings.createStringBinding(
                () -> words.now(lines.following().get() ? "ui.log.following" : "ui.log.follow"), lines.following(),
                words.changes());
        follow.textProperty().bind(said);
        follow.setGraphic(Icon.of("mdmz-vertical_align_bottom", Icon.ROW));
        follow.getGraphic().getStyleClass().add("icon-accent");
        follow.setOnAction(_ -> {
            follow.setVisited(false);
            lines.following().set(!lines.following().get());
        });
        wrap.setId("log-wrap");
        wrap.textProperty().bind(words.say("ui.log.wrap"));
        wrap.getStyleClass().add("t-caption");
        wrap.selectedProperty().subscribe(on -> {
            list.setFixedCellSize(on ? Region.USE_COMPUTED_SIZE : LINE);
            list.refresh();
        });
        var count = new Label();
        count.getStyleClass().add("t-caption");
        count.setId("log-count");
        var many = javafx.beans.binding.Bindings.createStringBinding(
                () -> words.now(lines.total().get() > LogLines.MOST ? "ui.log.last-lines" : "ui.log.lines",
                        lines.total().get(), LogLines.MOST),
                lines.total(), words.changes());
        count.textProperty().bind(many);
        var file = new Hyperlink();
        file.setId("log-file");
        file.textProperty().bind(words.say("ui.log.open-file"));
        file.getStyleClass().add("t-link");
        file.setOnAction(_ -> {
            file.setVisited(false);
            open.run();
        });
        file.managedProperty().bind(file.visibleProperty());
        file.visibleProperty().bind(lines.total().map(all -> all.intValue() > 0));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(12, follow, gap, wrap, count, file);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("card-foot");
        return foot;
    }

    /** What is selected, or all that is here. */
    private String text() {
        var selected = list.getSelectionModel().getSelectedItems();
        var of = selected.size() > 1 ? selected : lines.shown();
        var text = new StringBuilder();
        for (var line : of) {
            text.append(line.time()).append(line.time().isEmpty() ? "" : "  ").append(line.text()).append('\n');
        }
        return text.toString();
    }

    private void pressed(KeyEvent event, Consumer<String> copy) {
        switch (event.getCode()) {
            case SPACE -> {
                lines.following().set(!lines.following().get());
                event.consume();
            }
            case UP, PAGE_UP, HOME -> {
                if (overflows()) {
                    lines.following().set(false);
                }
            }
            case C -> {
                if (event.isShortcutDown()) {
                    copy.accept(text());
                    event.consume();
                }
            }
            default -> {
                // the list's own
            }
        }
    }

    private boolean overflows() {
        return bar() instanceof ScrollBar bar && bar.isVisible();
    }

    private boolean isInBar(MouseEvent event) {
        return bar() instanceof ScrollBar bar && bar.isVisible()
                && bar.localToScene(bar.getBoundsInLocal()).contains(event.getSceneX(), event.getSceneY());
    }

    private @org.jspecify.annotations.Nullable ScrollBar bar() {
        return list.lookupAll(".scroll-bar:vertical").stream().map(ScrollBar.class::cast).findFirst().orElse(null);
    }

    private void followAtEnd() {
        if (!lines.following().get() && bar() instanceof ScrollBar bar && bar.getValue() >= bar.getMax() - 1e-6) {
            lines.following().set(true);
        }
    }

    private void changed() {
        if (found.get().isOn()) {
            found.set(LogSearch.of(found.get().wanted(), lines.shown(), Math.max(0, found.get().line())));
        }
        if (lines.following().get() && !lines.shown().isEmpty()) {
            list.scrollTo(lines.shown().size() - 1);
        }
    }

    private void go(LogSearch to) {
        found.set(to);
        if (to.line() >= 0) {
            lines.following().set(false);
            list.getSelectionModel().clearSelection();
            list.scrollTo(Math.max(0, to.line() - 3));
        }
        list.refresh();
    }

    /** The time in a column of its own, then the text, what was looked for on a ground of its own. */
    private final class LineCell extends ListCell<Line> {

        private final Label time = new Label();
        private final HBox text = new HBox();
        private final HBox both = new HBox(12, time, text);

        private LineCell() {
            time.getStyleClass().addAll("t-mono", "t-muted");
            time.setMinWidth(TIME);
            both.setAlignment(Pos.TOP_LEFT);
        }

        @Override
        protected void updateItem(Line item, boolean empty) {
            super.updateItem(item, empty);
            if (empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var line = Objects.requireNonNull(item);
            time.setText(line.time());
            text.getChildren().clear();
            pieces(line, getIndex() == found.get().line());
            setAccessibleText(line.text());
            setGraphic(both);
            HBox.setHgrow(text, Priority.ALWAYS);
            if (wrap.isSelected()) {
                setPrefWidth(0);
                text.getChildren().forEach(it -> ((Label) it).setWrapText(true));
                text.setMaxWidth(Math.max(0, list.getWidth() - TIME - 64));
            } else {
                setPrefWidth(USE_COMPUTED_SIZE);
                text.setMaxWidth(Double.MAX_VALUE);
            }
        }

        private void pieces(Line line, boolean here) {
            var wanted = found.get().wanted().toLowerCase(Locale.ROOT);
            var small = line.text().toLowerCase(Locale.ROOT);
            var from = 0;
            var at = wanted.isEmpty() || wrap.isSelected() || small.length() != line.text().length() ? -1
                    : small.indexOf(wanted);
            while (at >= 0) {
                piece(line, line.text().substring(from, at), "");
                piece(line, line.text().substring(at, at + wanted.length()), here ? "log-here" : "log-found");
                from = at + wanted.length();
                at = small.indexOf(wanted, from);
            }
            piece(line, line.text().substring(from), "");
        }

        private void piece(Line line, String part, String styleClass) {
            if (part.isEmpty()) {
                return;
            }
            var label = new Label(part);
            label.getStyleClass().addAll("t-mono", "log-" + line.tone().name().toLowerCase(Locale.ROOT));
            if (!styleClass.isEmpty()) {
                label.getStyleClass().add(styleClass);
            }
            label.setMinWidth(wrap.isSelected() ? 0 : USE_PREF_SIZE);
            text.getChildren().add(label);
        }
    }
}
