package dev.slipway.ui.wizard;

import dev.slipway.spec.CloudChoice;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Where the cluster will live, and who asks for it. */
public final class CloudPage implements WizardPage {

    private static final double WIDEST = 440;

    private final FormModel form;
    private final VBox body = new VBox(16);

    public CloudPage(Words words, DraftDesk desk) {
        form = new FormModel(desk, "name", "cloud");
        var answers = new Answers(desk);
        body.setMaxWidth(WIDEST);
        body.getChildren().add(new Field(words, "ui.cloud.name",
                answers.text("name", draft -> draft.name(), (draft, value) -> draft.named(value)),
                form.problem("name")));
        body.getChildren().add(new Field(words, "ui.cloud.entry",
                answers.text("cloud-entry", draft -> draft.cloud().entry().orElse(""),
                        (draft, value) -> draft.on(value.isBlank() ? CloudChoice.DEFAULT : draft.cloud().in(value))),
                form.problem("cloud.entry")));
    }

    @Override
    public String id() {
        return "cloud";
    }

    @Override
    public Message title() {
        return Message.of("ui.cloud.title");
    }

    @Override
    public Message question() {
        return Message.of("ui.cloud.question");
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public List<Node> aside() {
        return List.of();
    }

    @Override
    public ObservableValue<Standing> standing() {
        return form.standing();
    }

    @Override
    public void shown() {
        form.visit();
    }

    @Override
    public boolean focus(String field) {
        if (!form.has(field)) {
            return false;
        }
        body.getChildren().stream().filter(Field.class::isInstance).map(Field.class::cast)
                .map(Field::control).filter(control -> field.replace('.', '-').equals(control.getId())).findFirst()
                .ifPresent(Node::requestFocus);
        return true;
    }
}
