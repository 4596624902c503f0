package dev.slipway.ui.wizard;

import dev.slipway.provision.FlavorChoice;
import dev.slipway.provision.NodeName.Role;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.StatePane;
import dev.slipway.ui.kit.Words;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The cloud's flavors as ones for the chosen role; those that cannot serve are muted and say why. */
final class FlavorCard extends VBox {

    private static final double ROW = 32;
    private static final double HEIGHT = 258;

    private final Words words;
    private final NodesModel model;
    private final OfferModel offers;
    private final ObservableList<FlavorChoice> all = FXCollections.observableArrayList();
    private final FilteredList<FlavorChoice> shown = new FilteredList<>(all);
    private final ListView<FlavorChoice> list = new ListView<>(shown);
    private final StatePane state;

    FlavorCard(Words words, NodesModel model, OfferModel offers, DraftDesk desk) {
        this.words = words;
        this.model = model;
        this.offers = offers;
        this.state = new StatePane(words, list);
        getStyleClass().addAll("card", "card-flush");
        var title = Lettering.strong(words.say(model.role().map(role -> Optional.of(Message.of(
                role == Role.CONTROL_PLANE ? "ui.nodes.flavor-control-plane" : "ui.nodes.flavor-worker")))));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var filter = new TextField();
        filter.setId("filter-flavors");
        filter.promptTextProperty().bind(words.say("ui.nodes.filter"));
        filter.accessibleTextProperty().bind(filter.promptTextProperty());
        filter.textProperty().subscribe(text -> shown.setPredicate(choice -> choice.flavor().name()
                .toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT))));
        var head = new HBox(8, title, filter);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("card-head");
        list.setId("flavors");
        list.accessibleTextProperty().bind(title.textProperty());
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Cell());
        list.getStyleClass().add("flush-list");
        list.focusedProperty().subscribe(focused -> {
            if (focused && list.getSelectionModel().isEmpty()) {
                selectChosen();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                choose(list.getSelectionModel().getSelectedItem());
            }
        });
        state.setPrefHeight(HEIGHT);
        state.setMinHeight(HEIGHT);
        getChildren().addAll(head, state);
        model.role().subscribe(_ -> show());
        desk.draft().subscribe(_ -> show());
        offers.offer().subscribe(_ -> show());
        offers.failure().subscribe(_ -> show());
        offers.busy().subscribe(_ -> show());
    }

    /** Where somebody with a keyboard begins. */
    private void selectChosen() {
        var chosen = shown.stream().filter(model::isChosen).findFirst().map(shown::indexOf).orElse(0);
        list.getSelectionModel().select(chosen);
        list.getFocusModel().focus(chosen);
        list.scrollTo(chosen);
    }

    private void choose(FlavorChoice choice) {
        if (choice != null && choice.isUsable()) {
            model.choose(choice);
        }
    }

    private void show() {
        var now = model.flavors();
        if (!now.equals(all)) {
            all.setAll(now);
        }
        list.refresh();
        if (!now.isEmpty()) {
            state.showContent();
        } else if (offers.failure().get().isPresent()) {
            state.showError(offers.failure().get().get().message(), again());
        } else if (offers.busy().get()) {
            state.showLoading(Message.of("ui.network.asking"));
        } else {
            state.showEmpty(Message.of("ui.nodes.no-flavors"), again());
        }
    }

    private Button again() {
        var button = new Button();
        button.textProperty().bind(words.say("ui.offer.again"));
        button.setOnAction(_ -> offers.ask());
        return button;
    }

    private final class Cell extends ListCell<FlavorChoice> {

        Cell() {
            setOnMouseClicked(_ -> choose(getItem()));
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(FlavorChoice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            var flavor = choice.flavor();
            var chosen = model.isChosen(choice);
            var sign = choice.findings().isEmpty() ? Sign.DONE : choice.isUsable() ? Sign.ADVICE : Sign.BLOCKED;
            var verdict = Lettering.caption(words.say(choice.findings().stream().findFirst()
                    .map(finding -> finding.message()).orElse(Message.of("ui.nodes.fits"))));
            HBox.setHgrow(verdict, Priority.ALWAYS);
            setTooltip(new Tooltip(verdict.getText()));
            var name = cell(Lettering.strong(words.say("ui.nodes.flavor-name", flavor.name())), 120, Pos.CENTER_LEFT);
            var row = new HBox(10, Icon.of(chosen ? "mdomz-radio_button_checked" : "mdomz-radio_button_unchecked",
                    Icon.ROW), name,
                    cell(Lettering.body(words.say("ui.nodes.cpus", flavor.vcpus())), 58, Pos.CENTER_RIGHT),
                    cell(Lettering.body(words.say("ui.nodes.gib", gib(flavor.ramMib()))), 58, Pos.CENTER_RIGHT),
                    cell(Lettering.body(words.say("ui.nodes.gib", Integer.toString(flavor.diskGib()))), 58,
                            Pos.CENTER_RIGHT),
                    sign.icon(Icon.ROW), verdict);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setOpacity(choice.isUsable() ? 1 : 0.6);
            getStyleClass().remove("row-chosen");
            if (chosen) {
                getStyleClass().add("row-chosen");
            }
            setGraphic(row);
            setAccessibleText(flavor.name() + ", " + verdict.getText());
        }

        private Region cell(Region node, double width, Pos where) {
            node.setMinWidth(width);
            node.setMaxWidth(width);
            ((javafx.scene.control.Label) node).setAlignment(where);
            return node;
        }
    }

    /** Whole where it is whole. */
    private static String gib(int mib) {
        return mib % 1024 == 0 ? Integer.toString(mib / 1024) : String.format(Locale.ROOT, "%.1f", mib / 1024.0);
    }
}
