package dev.slipway.ui.cluster;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.cluster.ChecksModel.Row;
import dev.slipway.ui.cluster.ChecksModel.State;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.FindingCard.Weight;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import dev.slipway.verify.Evidence;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The checks of a cluster: all of them on the left, what one of them is about and what came of it on the right. */
final class ChecksView extends HBox {

    private static final double LIST_WIDTH = 304;

    private final Words words;
    private final ChecksModel model;
    private final ListView<Row> list = new ListView<>();
    private final ObservableList<Row> items = FXCollections.observableArrayList();
    private final VBox detail = new VBox(16);

    ChecksView(Words words, ChecksModel model) {
        this.words = words;
        this.model = model;
        setId("checks");
        getStyleClass().add("checks");
        list.setId("check-list");
        list.setItems(items);
        list.accessibleTextProperty().bind(words.say("ui.checks.list"));
        list.setCellFactory(_ -> new CheckCell());
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.selected().set(row.kind());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        var left = new VBox(0, bar(), list);
        left.setMinWidth(LIST_WIDTH);
        left.setPrefWidth(LIST_WIDTH);
        left.getStyleClass().addAll("card", "card-flush");
        detail.getStyleClass().add("checks-detail");
        var scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.setId("check-detail");
        scroll.accessibleTextProperty().bind(words.say("ui.checks.detail"));
        HBox.setHgrow(scroll, Priority.ALWAYS);
        setSpacing(24);
        getChildren().addAll(left, scroll);
        model.rows().subscribe(() -> showRows());
        model.selected().subscribe(kind -> {
            list.getSelectionModel().select(kind.ordinal());
            showDetail();
        });
        model.failure().subscribe(() -> showDetail());
        words.changes().subscribe(() -> showRows());
        showRows();
    }

    private Node bar() {
        var all = button("run-checks", "ui.checks.run-all", "mdal-check_circle", model::runAll);
        all.getStyleClass().add(Styles.ACCENT);
        all.visibleProperty().bind(model.running().map(it -> !it));
        all.managedProperty().bind(all.visibleProperty());
        var cancel = button("cancel-checks", "ui.checks.cancel", "mdal-clear", model::cancel);
        cancel.visibleProperty().bind(model.running());
        cancel.managedProperty().bind(cancel.visibleProperty());
        var bar = new HBox(12, all, cancel);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("checks-bar");
        return bar;
    }

    private Button button(String id, String key, String icon, Runnable action) {
        var button = new Button(null, Icon.of(icon, Icon.CONTROL));
        button.setId(id);
        button.textProperty().bind(words.say(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void showRows() {
        var wanted = model.selected().get();
        items.setAll(model.rows().get());
        list.getSelectionModel().select(wanted.ordinal());
        showDetail();
    }

    private void showDetail() {
        var row = model.selectedRow();
        var again = button("run-check", "ui.checks.run-one", "mdomz-refresh", model::runSelected);
        again.setDisable(model.running().get());
        var title = Lettering.title(words.say(row.kind().title()));
        title.setId("check-title");
        title.setGraphic(sign(row.state()).icon(Icon.FINDING));
        var head = new HBox(12, title, again);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        head.setAlignment(Pos.CENTER_LEFT);
        detail.getChildren().setAll(head, Lettering.muted(words.say(row.kind().explanation())));
        model.failure().get().ifPresent(it -> detail.getChildren()
                .add(new FindingCard(words, Weight.BLOCKING, it.message()).quoting(it.evidence())));
        if (row.state() == State.RUNNING) {
            detail.getChildren().add(Lettering.body(words.say(row.word())));
        }
        row.result().ifPresent(result -> {
            result.failure().ifPresent(it -> detail.getChildren()
                    .add(new FindingCard(words, Weight.BLOCKING, it.message()).quoting(it.evidence())));
            result.left().ifPresent(it -> detail.getChildren()
                    .add(new FindingCard(words, Weight.BLOCKING, it.message()).quoting(it.evidence())));
            result.notes().forEach(it -> detail.getChildren().add(new FindingCard(words, Weight.ADVICE, it)));
            if (!result.evidence().isEmpty()) {
                detail.getChildren().add(evidence(result.evidence()));
            }
        });
    }

    private Node evidence(List<Evidence> all) {
        var grid = new GridPane(16, 12);
        grid.setId("evidence");
        var narrow = new ColumnConstraints();
        narrow.setMinWidth(Region.USE_PREF_SIZE);
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(narrow, wide);
        var heading = Lettering.heading(words.say("ui.checks.evidence"));
        for (var i = 0; i < all.size(); i++) {
            var it = all.get(i);
            var side = Lettering.caption(words.say("ui.checks.side-" + it.side().name().toLowerCase(Locale.ROOT)));
            GridPane.setValignment(side, VPos.TOP);
            var kind = Lettering.strong(new SimpleStringProperty(it.kind()));
            kind.setMinWidth(Region.USE_PREF_SIZE);
            var what = new HBox(8, kind, Lettering.mono(new SimpleStringProperty(it.id())));
            what.setAlignment(Pos.BASELINE_LEFT);
            grid.addRow(i, side, new VBox(2, what, Lettering.body(words.say(it.saw()))));
        }
        var card = new VBox(12, heading, grid);
        card.getStyleClass().add("card");
        return card;
    }

    static Sign sign(State state) {
        return switch (state) {
            case NEVER_RUN -> Sign.NOT_YET;
            case QUEUED -> Sign.QUEUED;
            case RUNNING -> Sign.RUNNING;
            case PASSED -> Sign.DONE;
            case FAILED -> Sign.BLOCKING;
            case SKIPPED, CANCELLED -> Sign.BLOCKED;
        };
    }

    /** A check's sign, its name, and how it stands. */
    private final class CheckCell extends ListCell<Row> {

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var name = Lettering.strong(words.say(row.kind().title()));
            var word = Lettering.caption(words.say(row.word()));
            word.setMaxWidth(LIST_WIDTH - 110);
            var took = new Label(row.result().map(it -> words.texts().say(it.took())).orElse(""));
            took.getStyleClass().add("t-caption");
            took.setMinWidth(Region.USE_PREF_SIZE);
            var both = new VBox(2, name, word);
            HBox.setHgrow(both, Priority.ALWAYS);
            var line = new HBox(12, sign(row.state()).icon(Icon.ROW), both, took);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(words.now(row.kind().title()) + ": " + words.now(row.word()));
        }
    }
}
