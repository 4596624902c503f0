package dev.slipway.ui.wizard;

import dev.slipway.openstack.CloudOffer;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.PathPicture;
import dev.slipway.ui.kit.PickField;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.NetworkDraft.Existing;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The road from the nodes to the outside, and who may come in. */
public final class NetworkPage extends FormPage {

    private static final double FORM = 440;

    private final Words words;
    private final DraftDesk desk;
    private final OfferModel offers;
    private final FormModel form;
    private final Answers answers;
    private final PathPicture picture;
    private final VBox verdict = new VBox();
    private final PickField external;
    private final PickField network;
    private final PickField subnet;
    private final PickField router;

    public NetworkPage(Words words, DraftDesk desk, OfferModel offers, PreflightModel preflight) {
        this(words, desk, offers, new FormModel(desk, preflight, "network", "access"), new VBox(20));
    }

    private NetworkPage(Words words, DraftDesk desk, OfferModel offers, FormModel form, VBox body) {
        super("network", form, body, words, offers);
        this.words = words;
        this.desk = desk;
        this.offers = offers;
        this.form = form;
        this.answers = new Answers(desk);
        this.picture = new PathPicture(words);
        external = pick("network-external", draft -> draft.network().external(),
                (draft, value) -> draft.with(draft.network().withExternal(value)));
        network = pick("network-existing-network", draft -> draft.network().existing().network(),
                (draft, value) -> draft.with(draft.network().withExisting(new Existing(value,
                        draft.network().existing().subnet(), draft.network().existing().router()))));
        subnet = pick("network-existing-subnet", draft -> draft.network().existing().subnet(),
                (draft, value) -> draft.with(draft.network().withExisting(new Existing(
                        draft.network().existing().network(), value, draft.network().existing().router()))));
        router = pick("network-existing-router", draft -> draft.network().existing().router(),
                (draft, value) -> draft.with(draft.network().withExisting(new Existing(
                        draft.network().existing().network(), draft.network().existing().subnet(), value))));
        external.promptTextProperty().bind(words.say("ui.network.only-one"));
        List.of(network, subnet, router)
                .forEach(field -> field.promptTextProperty().bind(words.say("ui.network.make-new")));
        var road = new VBox(12, picture, verdict);
        road.getStyleClass().addAll("card", "card-quiet");
        var columns = new HBox(32, left(), right());
        body.getChildren().addAll(road, columns);
        desk.draft().subscribe(_ -> show());
        offers.offer().subscribe(_ -> show());
        offers.failure().subscribe(_ -> show());
    }

    private PickField pick(String id, Function<ClusterDraft, String> read,
            BiFunction<ClusterDraft, String, ClusterDraft> write) {
        var field = new PickField(words, id);
        answers.connect(field, read, write);
        return field;
    }

    private Node left() {
        var left = new VBox(12,
                new Field(words, "ui.network.external", external, form.problem("network.external"), doubled(external)),
                new Field(words, "ui.network.network", network, form.problem("network.existing.network"),
                        doubled(network)),
                new Field(words, "ui.network.subnet", subnet, form.problem("network.existing.subnet"),
                        doubled(subnet)),
                new Field(words, "ui.network.cidr", answers.text("network-subnet", draft -> draft.network().subnet(),
                        (draft, value) -> draft.with(draft.network().withSubnet(value))),
                        form.problem("network.subnet")),
                new Field(words, "ui.network.router", router, form.problem("network.existing.router"),
                        doubled(router)),
                new Field(words, "ui.network.dns", answers.list("network-dns", draft -> draft.network().dns(),
                        (draft, value) -> draft.with(draft.network().withDns(value))), form.problem("network.dns")));
        var cidr = (Field) left.getChildren().get(3);
        cidr.visibleProperty().bind(desk.draft().map(draft -> draft.network().existing().subnet().isBlank()));
        cidr.managedProperty().bind(cidr.visibleProperty());
        left.setMaxWidth(FORM);
        left.setPrefWidth(FORM);
        HBox.setHgrow(left, Priority.ALWAYS);
        return left;
    }

    private Node right() {
        var right = new VBox(12, Lettering.strong(words.say("ui.network.who")),
                new Field(words, "ui.network.ssh-from", answers.list("access-ssh-from",
                        draft -> draft.network().sshFrom(),
                        (draft, value) -> draft.with(draft.network().reachedFrom(value, draft.network().apiFrom()))),
                        form.problem("access.ssh-from")),
                new Field(words, "ui.network.api-from", answers.list("access-api-from",
                        draft -> draft.network().apiFrom(),
                        (draft, value) -> draft.with(draft.network().reachedFrom(draft.network().sshFrom(), value))),
                        form.problem("access.api-from")),
                Lettering.caption(words.say("ui.network.from-hint")),
                Lettering.strong(words.say("ui.network.how")),
                new Field(words, "ui.network.proxy", answers.text("access-proxy", draft -> draft.network().proxy(),
                        (draft, value) -> draft.with(draft.network().withProxy(value))),
                        form.problem("access.proxy")),
                Lettering.muted(words.say("ui.network.how-hint")));
        right.setMaxWidth(FORM);
        right.setPrefWidth(FORM);
        HBox.setHgrow(right, Priority.ALWAYS);
        return right;
    }

    /** Says beside a field that others have the same name. */
    private Region doubled(PickField field) {
        ObjectProperty<Optional<Message>> said = new SimpleObjectProperty<>(Optional.empty());
        field.textProperty().subscribe(_ -> said.set(field.doubled("ui.network.doubled")));
        offers.offer().subscribe(_ -> said.set(field.doubled("ui.network.doubled")));
        var chip = new Chip(Chip.Tone.ADVICE, words.say(said));
        chip.visibleProperty().bind(said.map(Optional::isPresent));
        chip.managedProperty().bind(chip.visibleProperty());
        return chip;
    }

    private void show() {
        var offer = offers.offer().get();
        offer.map(NetworkChoices::new).ifPresent(this::offer);
        var path = NetworkPath.of(desk.now(), offer);
        picture.show(path.boxes(), path.links());
        verdict.getChildren().clear();
        offers.failure().get().ifPresentOrElse(
                failure -> verdict.getChildren()
                        .add(new FindingCard(words, FindingCard.Weight.BLOCKING, failure.message())),
                () -> verdict.getChildren().add(verdict(path, offer)));
    }

    private void offer(NetworkChoices choices) {
        external.offer(choices.external());
        network.offer(choices.networks());
        subnet.offer(choices.subnets(choices.network(desk.now().network().existing().network())));
        router.offer(choices.routers());
    }

    private Node verdict(NetworkPath path, Optional<CloudOffer> offer) {
        if (path.broken().isPresent()) {
            return new FindingCard(words, FindingCard.Weight.BLOCKING, path.broken().get());
        }
        return Lettering.muted(words.say(offer.isPresent() ? "ui.network.road-whole" : "ui.network.asking"));
    }
}
