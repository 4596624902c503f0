package dev.slipway.ui.wizard;

import dev.slipway.provision.NodeName.Role;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How many servers of each role; the role that is chosen here gets its flavor below. */
final class RolesCard extends VBox {

    private static final List<Integer> CONTROL_PLANES = List.of(1, 3, 5);
    private static final double COUNTS = 150;
    private static final double FLAVORS = 160;

    private final Words words;
    private final NodesModel model;
    private final DraftDesk desk;

    RolesCard(Words words, NodesModel model, DraftDesk desk) {
        this.words = words;
        this.model = model;
        this.desk = desk;
        getStyleClass().addAll("card", "card-flush");
        getChildren().addAll(
                row(Role.CONTROL_PLANE, "ui.nodes.control-plane", "ui.nodes.control-plane-what", controlPlanes()),
                row(Role.WORKER, "ui.nodes.workers", "ui.nodes.workers-what", workers()));
    }

    private Node row(Role role, String key, String whatKey, Node count) {
        var name = new VBox(Lettering.strong(words.say(key)), Lettering.caption(words.say(whatKey)));
        name.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(name, Priority.ALWAYS);
        var flavor = Lettering.strong(words.say(desk.draft().map(_ -> Optional.of(
                model.pool(role).flavor().isBlank()
                        ? Message.of("ui.nodes.no-flavor")
                        : Message.of("ui.nodes.flavor-name", model.pool(role).flavor())))));
        flavor.setMinWidth(FLAVORS);
        flavor.setMaxWidth(FLAVORS);
        var choose = new Button();
        choose.setId("choose-" + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        choose.textProperty().bind(words.say("ui.nodes.choose"));
        choose.accessibleTextProperty().bind(words.say(Message.of("ui.nodes.choose-for", Message.of(key))));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> model.role().set(role));
        var row = new HBox(12, name, count, flavor, choose);
        row.getStyleClass().addAll("list-row", "role-row");
        row.setOnMouseClicked(_ -> model.role().set(role));
        model.role().subscribe(chosen -> {
            row.getStyleClass().remove("row-chosen");
            if (chosen == role) {
                row.getStyleClass().add("row-chosen");
            }
        });
        return row;
    }

    private Node controlPlanes() {
        var group = new ToggleGroup();
        var box = new HBox();
        for (var count : CONTROL_PLANES) {
            var button = new ToggleButton();
            button.textProperty().bind(words.say("ui.review.number", count));
            button.setId("nodes-control-planes-count-" + count);
            button.setToggleGroup(group);
            button.setUserData(count);
            button.getStyleClass().add(count == 1 ? "left-pill" : count == 5 ? "right-pill" : "center-pill");
            box.getChildren().add(button);
        }
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                model.count(Role.CONTROL_PLANE, (int) now.getUserData());
            }
        });
        desk.draft().subscribe(draft -> group.getToggles().stream()
                .filter(toggle -> toggle.getUserData().equals(draft.nodes().controlPlanes().count())).findFirst()
                .ifPresent(group::selectToggle));
        box.setMinWidth(COUNTS);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** A stepper that takes typing too. */
    private Node workers() {
        var number = new TextField();
        number.setId("nodes-workers-count");
        number.accessibleTextProperty().bind(words.say("ui.nodes.workers"));
        number.setPrefColumnCount(4);
        number.setAlignment(Pos.CENTER);
        number.textProperty().subscribe(text -> parsed(text).ifPresent(count -> model.count(Role.WORKER, count)));
        desk.draft().subscribe(draft -> {
            var count = draft.nodes().workers().count();
            if (!parsed(number.getText()).equals(Optional.of(count))) {
                number.setText(Integer.toString(count));
            }
        });
        var box = new HBox(step("fewer", "ui.nodes.fewer", -1), number, step("more", "ui.nodes.more", 1));
        box.setMinWidth(COUNTS);
        box.setMaxWidth(COUNTS);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Button step(String id, String key, int by) {
        var button = new Button(by < 0 ? "−" : "+");
        button.setId("workers-" + id);
        button.accessibleTextProperty().bind(words.say(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> model.count(Role.WORKER, Math.max(0, model.pool(Role.WORKER).count() + by)));
        return button;
    }

    private static Optional<Integer> parsed(String text) {
        return text.strip().matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(text.strip())) : Optional.empty();
    }
}
