package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.FilePicker;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Names a file of certificates, typed or chosen, and says how many are in it. */
final class CaField extends HBox {

    /**
     * Whose file it is.
     *
     * @param nameKey      what it is called
     * @param noneKey      what goes without one
     * @param file         the name in the draft
     * @param certificates how many the draft has of it
     * @param choose       takes another name; an empty one is none
     */
    record Of(String nameKey, String noneKey, ObservableValue<String> file, IntSupplier certificates,
            Consumer<String> choose) {}

    /** @param id of the text; the button's is {@code choose-ID} without the section */
    CaField(Words words, DraftDesk desk, FilePicker files, String id, Of of,
            ObservableValue<Optional<Message>> problem) {
        super(8);
        var field = new TextField(of.file().getValue());
        field.setId(id);
        field.promptTextProperty().bind(words.say(of.noneKey()));
        field.textProperty().subscribe(typed -> {
            if (!typed.equals(of.file().getValue())) {
                of.choose().accept(typed);
            }
        });
        of.file().subscribe(name -> {
            if (!name.equals(field.getText())) {
                field.setText(name);
                field.end();
            }
        });
        var choose = new Button();
        choose.setId("choose-" + id.substring(id.indexOf('-') + 1));
        choose.textProperty().bind(words.say("ui.cloud.choose"));
        choose.accessibleTextProperty().bind(words.say("ui.cloud.choose-ca"));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> files.open(words.now("ui.cloud.choose-ca"))
                .ifPresent(file -> of.choose().accept(file.toString())));
        var held = new SimpleObjectProperty<Optional<Message>>(Optional.empty());
        var count = new Chip(Chip.Tone.NEUTRAL, words.say(held));
        count.visibleProperty().bind(held.map(Optional::isPresent));
        desk.draft().subscribe(_ -> held.set(Optional.of(of.certificates().getAsInt()).filter(it -> it > 0)
                .map(number -> Message.of("ui.cloud.certificates", number))));
        var named = new Field(words, of.nameKey(), field, problem, count);
        HBox.setHgrow(named, Priority.ALWAYS);
        setAlignment(Pos.TOP_LEFT);
        var beside = new HBox(choose);
        beside.getStyleClass().add("beside-field");
        getChildren().addAll(named, beside);
    }
}
