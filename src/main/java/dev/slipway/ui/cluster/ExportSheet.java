package dev.slipway.ui.cluster;

import atlantafx.base.theme.Styles;
import dev.slipway.text.Message;
import dev.slipway.ui.cluster.ExportModel.Way;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.FindingCard.Weight;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sheet;
import dev.slipway.ui.kit.Words;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Hands over the kubeconfig: to a file of its own, or into the user's. */
final class ExportSheet {

    private final Words words;
    private final ExportModel model;
    private final VBox body = new VBox(12);
    private final VBox said = new VBox(8);
    private final Button export = new Button();
    private final Sheet sheet;

    ExportSheet(Words words, ExportModel model) {
        this.words = words;
        this.model = model;
        var ways = new ToggleGroup();
        var replace = new CheckBox();
        replace.setId("export-replace");
        replace.textProperty().bind(words.say("ui.export.replace"));
        replace.selectedProperty().bindBidirectional(model.replace());
        replace.visibleProperty().bind(model.taken());
        replace.managedProperty().bind(model.taken());
        body.getChildren().addAll(
                way("export-merge", Way.MERGE, "ui.export.merge", "ui.export.merge-what", ways),
                inside(Way.MERGE, labelled("ui.export.own-file", field("export-own-file", model.ownFile())),
                        labelled("ui.export.context", field("export-context", model.context()))),
                way("export-new", Way.NEW_FILE, "ui.export.new", "ui.export.new-what", ways),
                inside(Way.NEW_FILE, labelled("ui.export.new-file", chosen())), said, replace);
        export.setId("export-do");
        export.textProperty().bind(words.say("ui.export.do"));
        export.getStyleClass().add(Styles.ACCENT);
        export.setOnAction(_ -> model.export());
        sheet = new Sheet(words, "export-sheet", Message.of("ui.export.title"), body).with(export);
        model.problem().subscribe(this::showProblem);
        model.done().subscribe(it -> it.ifPresent(this::showDone));
    }

    void open(Node over) {
        sheet.open(over);
    }

    private Node way(String id, Way way, String key, String whatKey, ToggleGroup ways) {
        var button = new RadioButton();
        button.setId(id);
        button.setToggleGroup(ways);
        button.textProperty().bind(words.say(key));
        button.setSelected(model.way().get() == way);
        button.selectedProperty().subscribe(selected -> {
            if (selected) {
                model.way().set(way);
            }
        });
        var what = Lettering.muted(words.say(whatKey));
        what.getStyleClass().add("below-radio");
        button.accessibleHelpProperty().bind(what.textProperty());
        return new VBox(2, button, what);
    }

    private Node inside(Way way, Node... fields) {
        var box = new VBox(8, fields);
        box.getStyleClass().add("below-radio");
        box.visibleProperty().bind(model.way().map(it -> it == way));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node labelled(String key, Node field) {
        var name = Lettering.caption(words.say(key));
        var control = field instanceof HBox box ? box.getChildren().getFirst() : field;
        name.setLabelFor(control);
        control.accessibleTextProperty().bind(name.textProperty());
        return new VBox(2, name, field);
    }

    private static TextField field(String id, StringProperty text) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private Node chosen() {
        var field = field("export-new-file", model.newFile());
        HBox.setHgrow(field, Priority.ALWAYS);
        var choose = new Button();
        choose.setId("export-choose");
        choose.textProperty().bind(words.say("ui.export.choose"));
        choose.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        choose.setOnAction(_ -> model.choose(words.now("ui.export.title")));
        return new HBox(8, field, choose);
    }

    private void showProblem(Optional<Message> problem) {
        said.getChildren().clear();
        problem.ifPresent(it -> said.getChildren().add(new FindingCard(words, Weight.BLOCKING, it)));
    }

    private void showDone(ExportModel.Done how) {
        var command = Lettering.mono(new SimpleStringProperty(how.command()));
        command.setId("export-command");
        HBox.setHgrow(command, Priority.ALWAYS);
        command.setMaxWidth(Double.MAX_VALUE);
        var copy = new Button(null, Icon.of("mdoal-content_copy", Icon.CONTROL));
        copy.setId("export-copy");
        copy.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        copy.accessibleTextProperty().bind(words.say("ui.export.copy"));
        copy.setOnAction(_ -> copy(how.command()));
        var line = new HBox(8, command, copy);
        line.getStyleClass().addAll("card", "card-quiet", "command-line");
        body.getChildren().setAll(new FindingCard(words, Weight.DONE, how.what()));
        how.backup().ifPresent(it -> body.getChildren().add(Lettering.muted(words.say(it))));
        body.getChildren().addAll(Lettering.body(words.say("ui.export.next")), line);
        export.setVisible(false);
        export.setManaged(false);
        sheet.nothingToCancel(words, "ui.sheet.close");
        copy.requestFocus();
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
