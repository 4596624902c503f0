package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** How many servers, and how big. */
public final class NodesPage implements WizardPage {

    private static final double WIDEST = 440;

    private final FormModel form;
    private final VBox body = new VBox(16);

    public NodesPage(Words words, DraftDesk desk) {
        form = new FormModel(desk, "nodes");
        var answers = new Answers(desk);
        body.setMaxWidth(WIDEST);
        body.getChildren().add(new Field(words, "ui.nodes.image",
                answers.text("nodes-image", draft -> draft.nodes().image(),
                        (draft, value) -> draft.with(draft.nodes().withImage(value))),
                form.problem("nodes.image")));
        body.getChildren().add(new Field(words, "ui.nodes.login-user",
                answers.text("nodes-login-user", draft -> draft.nodes().loginUser(),
                        (draft, value) -> draft.with(draft.nodes().withLoginUser(value))),
                form.problem("nodes.login-user")));
        body.getChildren().add(new Field(words, "ui.nodes.control-plane-flavor",
                answers.text("nodes-control-planes-flavor", draft -> draft.nodes().controlPlanes().flavor(),
                        (draft, value) -> draft
                                .with(draft.nodes().withControlPlanes(draft.nodes().controlPlanes().of(value)))),
                form.problem("nodes.control-planes.flavor")));
        body.getChildren().add(new Field(words, "ui.nodes.worker-flavor",
                answers.text("nodes-workers-flavor", draft -> draft.nodes().workers().flavor(),
                        (draft, value) -> draft.with(draft.nodes().withWorkers(draft.nodes().workers().of(value)))),
                form.problem("nodes.workers.flavor")));
    }

    @Override
    public String id() {
        return "nodes";
    }

    @Override
    public Message title() {
        return Message.of("ui.nodes.title");
    }

    @Override
    public Message question() {
        return Message.of("ui.nodes.question");
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
