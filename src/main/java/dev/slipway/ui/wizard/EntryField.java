package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudSummary;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.CloudScout.Source;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/** The entries of all files that are known, and why a file says nothing; not there where neither is. */
final class EntryField extends StackPane {

    private final DraftDesk desk;
    private final ComboBox<Entry> box = new ComboBox<>();

    /** Held here: a binding that nobody holds is collected. */
    private final BooleanBinding wanted;

    /** An entry of a file. */
    private record Entry(Source source, CloudSummary cloud) {}

    EntryField(Words words, DraftDesk desk, CloudFiles files) {
        this.desk = desk;
        box.setId("cloud-entry");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Entry entry) {
                return entry == null ? "" : entry.cloud().name();
            }

            @Override
            public Entry fromString(String text) {
                throw new UnsupportedOperationException("an entry is picked");
            }
        });
        var count = new Chip(Chip.Tone.NEUTRAL, words.say(files.sources().map(sources -> Optional.of(
                Message.of("ui.cloud.entries", entries(sources).size())))));
        files.sources().subscribe(sources -> {
            box.getItems().setAll(entries(sources));
            select();
        });
        desk.draft().subscribe(_ -> select());
        box.setOnAction(_ -> Optional.ofNullable(box.getValue()).filter(entry -> !isChosen(entry))
                .ifPresent(entry -> files.choose(entry.source(), entry.cloud())));
        getChildren().add(new Field(words, "ui.cloud.entry", box, files.problem(), count));
        wanted = Bindings.createBooleanBinding(() -> !entries(files.sources().get()).isEmpty()
                || files.problem().getValue().isPresent(), files.sources(), files.problem());
        CloudAnswers.showWhen(this, wanted);
    }

    private void select() {
        box.setValue(box.getItems().stream().filter(this::isChosen).findFirst().orElse(null));
    }

    private boolean isChosen(Entry entry) {
        var draft = desk.now().cloud();
        return entry.cloud().name().equals(draft.entry())
                && (draft.file().isEmpty() || entry.source().file().toString().equals(draft.file()));
    }

    private static List<Entry> entries(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.clouds().stream().map(cloud -> new Entry(source, cloud))).toList();
    }
}
