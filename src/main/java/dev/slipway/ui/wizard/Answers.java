package dev.slipway.ui.wizard;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/** Controls that show an answer of the draft and change it. */
public final class Answers {

    private final DraftDesk desk;

    public Answers(DraftDesk desk) {
        this.desk = desk;
    }

    /** A text as it is typed. */
    public TextField text(String id, Function<ClusterDraft, String> read,
            BiFunction<ClusterDraft, String, ClusterDraft> write) {
        var field = new TextField();
        field.setId(id);
        connect(field, read, write);
        return field;
    }

    /** The same for a field that is more than a field. */
    public void connect(TextField field, Function<ClusterDraft, String> read,
            BiFunction<ClusterDraft, String, ClusterDraft> write) {
        field.setText(read.apply(desk.now()));
        field.textProperty().subscribe(text -> {
            if (!text.equals(read.apply(desk.now()))) {
                desk.change(draft -> write.apply(draft, text));
            }
        });
        desk.draft().subscribe(draft -> {
            if (!read.apply(draft).equals(field.getText())) {
                field.setText(read.apply(draft));
            }
        });
    }

    /** Several words, with commas or spaces between them. */
    public TextField list(String id, Function<ClusterDraft, List<String>> read,
            BiFunction<ClusterDraft, List<String>, ClusterDraft> write) {
        var field = new TextField(String.join(", ", read.apply(desk.now())));
        field.setId(id);
        field.textProperty().subscribe(text -> {
            if (!words(text).equals(read.apply(desk.now()))) {
                desk.change(draft -> write.apply(draft, words(text)));
            }
        });
        desk.draft().subscribe(draft -> {
            if (!read.apply(draft).equals(words(field.getText()))) {
                field.setText(String.join(", ", read.apply(draft)));
            }
        });
        return field;
    }

    /** Yes or no. */
    public CheckBox choice(String id, Function<ClusterDraft, Boolean> read,
            BiFunction<ClusterDraft, Boolean, ClusterDraft> write) {
        var box = new CheckBox();
        box.setId(id);
        box.setSelected(read.apply(desk.now()));
        box.selectedProperty().subscribe(chosen -> {
            if (!chosen.equals(read.apply(desk.now()))) {
                desk.change(draft -> write.apply(draft, chosen));
            }
        });
        desk.draft().subscribe(draft -> box.setSelected(read.apply(draft)));
        return box;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }
}
