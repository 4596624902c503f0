package dev.slipway.ui.cluster;

import atlantafx.base.theme.Styles;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.FindingCard.Weight;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sheet;
import dev.slipway.ui.kit.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Asks for the cluster's name, and for what becomes of its data, before it goes. */
final class TearDownSheet {

    private static final int LISTED = 6;

    private final Words words;
    private final TearDownModel model;
    private final Sheet sheet;
    /** Held here, so that it is not collected. */
    private final ObjectBinding<Optional<Message>> missing;

    TearDownSheet(Words words, TearDownModel model, Consumer<VolumeChoice> begin) {
        this.words = words;
        this.model = model;
        this.missing = Bindings.createObjectBinding(model::missing, model.typed(), model.choice());
        var body = new VBox(12, Lettering.body(words.say("ui.tear-down.what")));
        if (model.asksForVolumes()) {
            body.getChildren().add(volumes());
        }
        var typed = new TextField();
        typed.setId("tear-down-name");
        typed.textProperty().bindBidirectional(model.typed());
        var name = Lettering.body(words.say("ui.tear-down.type-name", model.name()));
        name.setLabelFor(typed);
        typed.accessibleTextProperty().bind(name.textProperty());
        var still = Lettering.caption(words.say(missing));
        still.setId("tear-down-missing");
        body.getChildren().addAll(new VBox(4, name, typed), still);
        var go = new Button();
        go.setId("tear-down-do");
        go.textProperty().bind(words.say("ui.tear-down.do", model.name()));
        go.getStyleClass().addAll(Styles.ACCENT, Styles.DANGER);
        go.disableProperty().bind(missing.map(Optional::isPresent));
        sheet = new Sheet(words, "tear-down-sheet", Message.of("ui.tear-down.title", model.name()), body).with(go);
        go.setOnAction(_ -> {
            sheet.close();
            begin.accept(model.chosen());
        });
    }

    void open(Node over) {
        sheet.open(over);
    }

    private Node volumes() {
        var box = new VBox(8);
        if (model.areVolumesUnknown()) {
            box.getChildren().add(new FindingCard(words, Weight.ADVICE, Message.of("ui.tear-down.volumes-unknown")));
        } else {
            box.getChildren().add(Lettering.strong(words.say("ui.tear-down.volumes", model.volumes().size())));
            var list = new VBox(2);
            list.getStyleClass().addAll("card", "card-quiet");
            model.volumes().stream().limit(LISTED)
                    .forEach(it -> list.getChildren().add(Lettering.body(words.say(it.words()))));
            if (model.volumes().size() > LISTED) {
                list.getChildren().add(Lettering.muted(
                        words.say("ui.tear-down.more-volumes", model.volumes().size() - LISTED)));
            }
            box.getChildren().add(list);
        }
        var choices = new ToggleGroup();
        box.getChildren().addAll(choice("tear-down-keep", VolumeChoice.KEEP, "ui.tear-down.keep", choices),
                choice("tear-down-delete", VolumeChoice.DELETE, "ui.tear-down.delete", choices));
        return box;
    }

    private RadioButton choice(String id, VolumeChoice choice, String key, ToggleGroup choices) {
        var button = new RadioButton();
        button.setId(id);
        button.setToggleGroup(choices);
        button.setWrapText(true);
        button.textProperty().bind(words.say(key));
        button.selectedProperty().subscribe(selected -> {
            if (selected) {
                model.choice().set(Optional.of(choice));
            }
        });
        return button;
    }
}
