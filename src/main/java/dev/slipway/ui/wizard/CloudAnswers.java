package dev.slipway.ui.wizard;

import dev.slipway.openstack.ConnectionReport;
import dev.slipway.openstack.ConnectionReport.SignedIn;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Controls that show an answer of the page Cloud and change it. */
final class CloudAnswers {

    private final Words words;
    private final DraftDesk desk;
    private final CloudModel model;
    private final FormModel form;
    private final Answers answers;

    CloudAnswers(Words words, DraftDesk desk, CloudModel model, FormModel form) {
        this.words = words;
        this.desk = desk;
        this.model = model;
        this.form = form;
        this.answers = new Answers(desk);
    }

    ObservableValue<CloudDraft> draft() {
        return desk.draft().map(ClusterDraft::cloud);
    }

    TextField text(String id, Function<CloudDraft, String> read, BiFunction<CloudDraft, String, CloudDraft> write) {
        return answers.text(id, draft -> read.apply(draft.cloud()),
                (draft, typed) -> draft.with(write.apply(draft.cloud(), typed)));
    }

    /** A text that can also be picked from what Keystone named. */
    ComboBox<String> pick(String id, Function<CloudDraft, String> read,
            BiFunction<CloudDraft, String, CloudDraft> write, Function<SignedIn, List<String>> offered) {
        var box = new ComboBox<String>();
        box.setEditable(true);
        box.setId(id);
        answers.connect(box.getEditor(), draft -> read.apply(draft.cloud()),
                (draft, typed) -> draft.with(write.apply(draft.cloud(), typed)));
        model.report().subscribe(report -> report.flatMap(ConnectionReport::cloud).map(offered)
                .filter(names -> !names.equals(box.getItems())).ifPresent(names -> {
                    var typed = box.getEditor().getText();
                    box.setItems(FXCollections.observableArrayList(names));
                    box.getEditor().setText(typed);
                }));
        return box;
    }

    CheckBox tick(String id, String key, Function<CloudDraft, Boolean> read,
            BiFunction<CloudDraft, Boolean, CloudDraft> write) {
        var box = answers.choice(id, draft -> read.apply(draft.cloud()),
                (draft, ticked) -> draft.with(write.apply(draft.cloud(), ticked)));
        box.textProperty().bind(words.say(key));
        box.setWrapText(true);
        return box;
    }

    Field field(String nameKey, Control control, String field) {
        return new Field(words, nameKey, control, form.problem(field));
    }

    /** A field that is not blamed for being empty before a person has been in it. */
    Field asked(String nameKey, Control control, String field) {
        var left = new SimpleBooleanProperty();
        control.focusedProperty().subscribe((was, is) -> left.set(left.get() || was && !is));
        var problem = form.problem(field);
        return new Field(words, nameKey, control, Bindings.createObjectBinding(
                () -> problem.getValue().filter(_ -> left.get() || !isEmpty(control)), problem, left));
    }

    private static boolean isEmpty(Control control) {
        return switch (control) {
            case ComboBox<?> box -> box.getEditor().getText().isEmpty();
            case TextField text -> text.getText().isEmpty();
            default -> false;
        };
    }

    static HBox beside(Region left, Region right) {
        var row = new HBox(12, left, right);
        for (var each : List.of(left, right)) {
            HBox.setHgrow(each, Priority.ALWAYS);
            each.setPrefWidth(100);
        }
        return row;
    }

    static void showWhen(Node node, ObservableValue<Boolean> wanted) {
        node.visibleProperty().bind(wanted);
        node.managedProperty().bind(node.visibleProperty());
    }
}
