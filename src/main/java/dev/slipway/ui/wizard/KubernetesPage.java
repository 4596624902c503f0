package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Which Kubernetes, and where its parts come from. */
public final class KubernetesPage implements WizardPage {

    private static final double WIDEST = 440;

    private final FormModel form;
    private final VBox body = new VBox(16);

    public KubernetesPage(Words words, DraftDesk desk) {
        form = new FormModel(desk, "kubernetes", "add-ons");
        var answers = new Answers(desk);
        body.setMaxWidth(WIDEST);
        body.getChildren().add(new Field(words, "ui.kubernetes.pods",
                answers.text("kubernetes-pods", draft -> draft.kubernetes().pods(),
                        (draft, value) -> draft
                                .with(draft.kubernetes().withAddresses(value, draft.kubernetes().services()))),
                form.problem("kubernetes.pods")));
        body.getChildren().add(new Field(words, "ui.kubernetes.services",
                answers.text("kubernetes-services", draft -> draft.kubernetes().services(),
                        (draft, value) -> draft
                                .with(draft.kubernetes().withAddresses(draft.kubernetes().pods(), value))),
                form.problem("kubernetes.services")));
        body.getChildren().add(new Field(words, "ui.kubernetes.storage-class",
                answers.text("add-ons-storage-class-name", draft -> draft.kubernetes().storageClass(),
                        (draft, value) -> draft
                                .with(draft.kubernetes().withStorage(value, draft.kubernetes().volumeType()))),
                form.problem("add-ons.storage-class.name")));
        body.getChildren().add(new Field(words, "ui.kubernetes.volume-type",
                answers.text("add-ons-storage-class-volume-type", draft -> draft.kubernetes().volumeType(),
                        (draft, value) -> draft
                                .with(draft.kubernetes().withStorage(draft.kubernetes().storageClass(), value))),
                form.problem("add-ons.storage-class.volume-type")));
    }

    @Override
    public String id() {
        return "kubernetes";
    }

    @Override
    public Message title() {
        return Message.of("ui.kubernetes.title");
    }

    @Override
    public Message question() {
        return Message.of("ui.kubernetes.question");
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
