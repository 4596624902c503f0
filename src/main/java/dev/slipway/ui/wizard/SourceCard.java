package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.FilePicker;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where the answers come from: a file that was found, one that is chosen, or a person who types. */
final class SourceCard extends HBox {

    private static final int OBJECT = 22;

    private final Words words;
    private final CloudModel model;
    private final FilePicker files;
    private final MenuButton change = new MenuButton();

    /** @param typing what happens when a person wants to type */
    SourceCard(Words words, DraftDesk desk, CloudModel model, FilePicker files, Runnable typing) {
        super(12);
        this.words = words;
        this.model = model;
        this.files = files;
        getStyleClass().addAll("card", "card-quiet");
        setAlignment(Pos.CENTER_LEFT);
        var from = desk.draft().map(ClusterDraft::cloud);
        ObservableValue<Optional<Message>> title = from.map(draft -> Optional.of(title(draft)));
        ObservableValue<Optional<Message>> place = from.map(draft -> Optional.of(place(draft)));
        var heading = Lettering.strong(words.say(title));
        var where = Lettering.mono(words.say(place));
        where.getStyleClass().add("t-muted");
        var text = new VBox(2, heading, where);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        change.textProperty().bind(words.say("ui.cloud.change"));
        change.setId("cloud-source");
        change.setMinWidth(USE_PREF_SIZE);
        model.files().sources().subscribe(_ -> fill(typing));
        words.changes().subscribe(_ -> fill(typing));
        getChildren().addAll(Icon.of("mdoal-insert_drive_file", OBJECT), text, change);
    }

    private void fill(Runnable typing) {
        change.getItems().clear();
        for (var source : model.files().sources().get()) {
            var item = new MenuItem(source.file().toString());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> model.files().choose(source, source.clouds().getFirst()));
            change.getItems().add(item);
        }
        if (!change.getItems().isEmpty()) {
            change.getItems().add(new SeparatorMenuItem());
        }
        var choose = new MenuItem(words.now("ui.cloud.choose-file"));
        choose.setOnAction(_ -> files.open(words.now("ui.cloud.choose-file")).ifPresent(model.files()::take));
        var type = new MenuItem(words.now("ui.cloud.type"));
        type.setOnAction(_ -> {
            model.startTyping();
            typing.run();
        });
        change.getItems().addAll(choose, type);
    }

    private static Message title(CloudDraft draft) {
        if (draft.file().isEmpty()) {
            return Message.of(draft.isEmpty() ? "ui.cloud.source-none" : "ui.cloud.source-typed");
        }
        var name = String.valueOf(Path.of(draft.file()).getFileName());
        return Message.of("ui.cloud.source-file", name);
    }

    private static Message place(CloudDraft draft) {
        var folder = draft.file().isEmpty() ? null : Path.of(draft.file()).toAbsolutePath().getParent();
        return folder == null ? Message.of("ui.cloud.source-hint") : Message.of("ui.cloud.address", folder);
    }
}
