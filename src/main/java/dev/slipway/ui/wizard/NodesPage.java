package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.provision.NodeName.Role;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.PickField;
import dev.slipway.ui.kit.PickField.Choice;
import dev.slipway.ui.kit.Words;
import java.util.Comparator;
import java.util.stream.Collectors;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How many servers, and how big. */
public final class NodesPage extends FormPage {

    private static final double ASIDE = 264;

    private final NodesModel model;
    private final PickField image;
    private final PickField keyPair;

    public NodesPage(Words words, DraftDesk desk, OfferModel offers, PreflightModel preflight) {
        this(words, desk, offers, new FormModel(desk, preflight, "nodes"), new HBox(24));
    }

    private NodesPage(Words words, DraftDesk desk, OfferModel offers, FormModel form, HBox body) {
        super("nodes", form, body, words, offers);
        this.model = new NodesModel(desk, offers);
        var answers = new Answers(desk);
        image = new PickField(words, "nodes-image");
        answers.connect(image, draft -> draft.nodes().image(),
                (draft, value) -> draft.with(draft.nodes().withImage(value)));
        keyPair = new PickField(words, "nodes-key-pair");
        answers.connect(keyPair, draft -> draft.nodes().keyPair(),
                (draft, value) -> draft.with(draft.nodes().withKeyPair(value)));
        keyPair.promptTextProperty().bind(words.say("ui.network.make-new"));
        var user = answers.text("nodes-login-user", draft -> draft.nodes().loginUser(),
                (draft, value) -> draft.with(draft.nodes().withLoginUser(value)));
        user.promptTextProperty().bind(words.say("ui.nodes.login-user-known"));
        user.setPrefColumnCount(8);
        var imageField = new Field(words, "ui.nodes.image", image, form.problem("nodes.image"));
        HBox.setHgrow(imageField, Priority.ALWAYS);
        var top = new HBox(12, imageField,
                new Field(words, "ui.nodes.login-user", user, form.problem("nodes.login-user")),
                new Field(words, "ui.nodes.key-pair", keyPair, form.problem("nodes.key-pair")));
        var left = new VBox(16, top, new RolesCard(words, model, desk), new FlavorCard(words, model, offers, desk));
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        var right = new VBox(new QuotaCard(words, model, offers, desk));
        right.setMinWidth(ASIDE);
        right.setMaxWidth(ASIDE);
        body.getChildren().addAll(left, right);
        offers.offer().subscribe(offer -> offer.ifPresent(this::offer));
    }

    private void offer(CloudOffer offer) {
        var images = offer.images().content().stream().filter(it -> it.status().equals("active")).toList();
        var counts = images.stream().collect(Collectors.groupingBy(it -> it.name(), Collectors.counting()));
        image.offer(images.stream().sorted(Comparator.comparing(it -> it.name())).map(it -> {
            var doubled = counts.getOrDefault(it.name(), 0L) > 1 || it.name().isBlank();
            return new Choice(doubled ? it.id() : it.name(), it.name().isBlank() ? it.id() : it.name(), it.id(),
                    doubled);
        }).toList());
        keyPair.offer(offer.compute().keyPairs().content().stream()
                .map(it -> new Choice(it.name(), it.name(), it.fingerprint(), false)).toList());
    }

    @Override
    public boolean focus(String field) {
        if (field.startsWith("nodes.workers")) {
            model.role().set(Role.WORKER);
        } else if (field.startsWith("nodes.control-planes")) {
            model.role().set(Role.CONTROL_PLANE);
        }
        if (field.endsWith(".flavor") || field.equals("nodes")) {
            Focus.on(body(), field.equals("nodes") ? "quotas" : "flavors"); // where it is chosen, and where there is room
            return true;
        }
        return super.focus(field);
    }
}
