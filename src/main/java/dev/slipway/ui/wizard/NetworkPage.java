package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The road from the nodes to the outside, and who may come in. */
public final class NetworkPage implements WizardPage {

    private static final double WIDEST = 440;

    private final FormModel form;
    private final VBox body = new VBox(16);

    public NetworkPage(Words words, DraftDesk desk) {
        form = new FormModel(desk, "network", "access");
        var answers = new Answers(desk);
        body.setMaxWidth(WIDEST);
        body.getChildren().add(new Field(words, "ui.network.external",
                answers.text("network-external", draft -> draft.network().external(),
                        (draft, value) -> draft.with(draft.network().withExternal(value))),
                form.problem("network.external")));
        body.getChildren().add(new Field(words, "ui.network.subnet",
                answers.text("network-subnet", draft -> draft.network().subnet(),
                        (draft, value) -> draft.with(draft.network().withSubnet(value))),
                form.problem("network.subnet")));
        body.getChildren().add(new Field(words, "ui.network.dns",
                answers.list("network-dns", draft -> draft.network().dns(),
                        (draft, value) -> draft.with(draft.network().withDns(value))),
                form.problem("network.dns")));
        body.getChildren().add(new Field(words, "ui.network.ssh-from",
                answers.list("access-ssh-from", draft -> draft.network().sshFrom(),
                        (draft, value) -> draft.with(draft.network().reachedFrom(value, draft.network().apiFrom()))),
                form.problem("access.ssh-from")));
        body.getChildren().add(new Field(words, "ui.network.api-from",
                answers.list("access-api-from", draft -> draft.network().apiFrom(),
                        (draft, value) -> draft.with(draft.network().reachedFrom(draft.network().sshFrom(), value))),
                form.problem("access.api-from")));
        body.getChildren().add(new Field(words, "ui.network.proxy",
                answers.text("access-proxy", draft -> draft.network().proxy(),
                        (draft, value) -> draft.with(draft.network().withProxy(value))),
                form.problem("access.proxy")));
    }

    @Override
    public String id() {
        return "network";
    }

    @Override
    public Message title() {
        return Message.of("ui.network.title");
    }

    @Override
    public Message question() {
        return Message.of("ui.network.question");
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
