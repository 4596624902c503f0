package dev.slipway.ui.wizard;

import dev.slipway.spec.KubernetesRelease;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Disclosure;
import dev.slipway.ui.kit.Field;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.PickField;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Errands;
import dev.slipway.ui.work.FilePicker;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which Kubernetes, what it gets from the cloud, and where its parts come from. */
public final class KubernetesPage extends FormPage {

    private static final double LEFT = 378;

    private final Words words;
    private final DraftDesk desk;
    private final KubernetesModel model;
    private final FormModel form;
    private final Answers answers;
    private final RangeRuler ruler;
    private final SimpleObjectProperty<Optional<Message>> fit = new SimpleObjectProperty<>(Optional.empty());
    private final SimpleObjectProperty<Optional<Message>> volumes = new SimpleObjectProperty<>(Optional.empty());
    private final SimpleObjectProperty<Optional<Message>> balancers = new SimpleObjectProperty<>(Optional.empty());
    private final SimpleObjectProperty<Optional<Message>> controlPlanes = new SimpleObjectProperty<>(Optional.empty());
    private final SimpleObjectProperty<Optional<Message>> extras = new SimpleObjectProperty<>(Optional.empty());
    private final PickField volumeType;
    private final PickField floatingNetwork;
    private final Disclosure closed;

    public KubernetesPage(Words words, DraftDesk desk, OfferModel offers, PreflightModel preflight, Errands errands,
            FilePicker files) {
        this(words, desk, offers, new FormModel(desk, preflight, "kubernetes", "add-ons"), new VBox(16),
                new KubernetesModel(desk, offers, errands), files);
    }

    private KubernetesPage(Words words, DraftDesk desk, OfferModel offers, FormModel form, VBox body,
            KubernetesModel model, FilePicker files) {
        super("kubernetes", form, body, words, offers);
        this.words = words;
        this.desk = desk;
        this.model = model;
        this.form = form;
        this.answers = new Answers(desk);
        this.ruler = new RangeRuler(words);
        volumeType = pick("add-ons-storage-class-volume-type", "ui.kubernetes.volume-type-usual",
                KubernetesDraft::volumeType, (draft, typed) -> draft.withStorage(draft.storageClass(), typed));
        floatingNetwork = pick("add-ons-load-balancers-floating-network", "ui.kubernetes.floating-usual",
                KubernetesDraft::floatingNetwork, (draft, typed) -> draft.withLoadBalancers(typed,
                        draft.serialCalls()));
        closed = new ClosedNetworkCard(words, desk, model, form, files).card();
        var left = new VBox(16, releases(), addresses());
        left.setMinWidth(LEFT);
        left.setMaxWidth(LEFT);
        var right = new VBox(fromTheCloud());
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(0);
        var kept = Lettering.muted(words.say(extras));
        kept.visibleProperty().bind(extras.map(Optional::isPresent));
        kept.managedProperty().bind(kept.visibleProperty());
        body.getChildren().addAll(new HBox(24, left, right), closed, kept);
        desk.draft().subscribe(_ -> show());
        offers.offer().subscribe(_ -> show());
    }

    private void show() {
        ruler.show(model.ranges());
        fit.set(model.fit());
        volumes.set(Optional.of(Message.of("ui.kubernetes.volumes-" + word(model.volumes()))));
        balancers.set(Optional.of(Message.of("ui.kubernetes.balancers-" + word(model.loadBalancers()))));
        controlPlanes.set(Optional.of(model.controlPlanes()));
        extras.set(model.extras());
        volumeType.offer(model.volumeTypes());
        floatingNetwork.offer(model.externalNetworks());
    }

    private static String word(KubernetesModel.Presence presence) {
        return presence.name().toLowerCase(Locale.ROOT);
    }

    private PickField pick(String id, String usualKey, Function<KubernetesDraft, String> read,
            BiFunction<KubernetesDraft, String, KubernetesDraft> write) {
        var field = new PickField(words, id);
        answers.connect(field, draft -> read.apply(draft.kubernetes()),
                (draft, typed) -> draft.with(write.apply(draft.kubernetes(), typed)));
        field.promptTextProperty().bind(words.say(usualKey));
        return field;
    }

    private TextField text(String id, Function<KubernetesDraft, String> read,
            BiFunction<KubernetesDraft, String, KubernetesDraft> write) {
        return answers.text(id, draft -> read.apply(draft.kubernetes()),
                (draft, typed) -> draft.with(write.apply(draft.kubernetes(), typed)));
    }

    private Field field(String key, Control control, String answer) {
        var field = new Field(words, key, control, form.problem(answer));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setPrefWidth(100);
        return field;
    }

    private Node releases() {
        var group = new ToggleGroup();
        var cards = new HBox(8);
        Stream.of(KubernetesRelease.values()).sorted(Comparator.reverseOrder())
                .forEach(release -> cards.getChildren().add(card(release, group)));
        var hint = Lettering.caption(words.say("ui.kubernetes.release-hint"));
        hint.setWrapText(true);
        return new VBox(4, named("ui.kubernetes.release"), cards, hint);
    }

    private Label named(String key) {
        var label = new Label();
        label.textProperty().bind(words.say(key));
        label.getStyleClass().add("field-label");
        return label;
    }

    private ToggleButton card(KubernetesRelease release, ToggleGroup group) {
        var name = new HBox(8, Lettering.strong(words.say("ui.kubernetes.version", release.minor())));
        if (release == KubernetesRelease.DEFAULT) {
            var recommended = Lettering.body(words.say("ui.kubernetes.recommended"));
            recommended.getStyleClass().add("t-accent");
            name.getChildren().add(recommended);
        }
        var radio = new Label();
        var lines = new VBox(name, Lettering.caption(words.say("ui.kubernetes.with-provider",
                release.cloudProvider())));
        var inside = new HBox(10, radio, lines);
        var card = new ToggleButton();
        card.setGraphic(inside);
        card.setId("kubernetes-release-" + release.minor().replace('.', '-'));
        card.getStyleClass().add("radio-card");
        card.setMaxWidth(Double.MAX_VALUE);
        card.setPrefWidth(100);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.accessibleTextProperty().bind(words.say("ui.kubernetes.version", release.minor()));
        card.setToggleGroup(group);
        radio.graphicProperty().bind(card.selectedProperty()
                .map(chosen -> (chosen ? Sign.HERE : Sign.NOT_YET).icon(Icon.FINDING)));
        card.setOnAction(_ -> {
            card.setSelected(true);
            model.edit(draft -> draft.withRelease(release));
        });
        desk.draft().subscribe(draft -> card.setSelected(draft.kubernetes().release() == release));
        return card;
    }

    private Node addresses() {
        var fields = new HBox(12,
                field("ui.kubernetes.services", text("kubernetes-services", KubernetesDraft::services,
                        (draft, typed) -> draft.withAddresses(draft.pods(), typed)), "kubernetes.services"),
                field("ui.kubernetes.pods", text("kubernetes-pods", KubernetesDraft::pods,
                        (draft, typed) -> draft.withAddresses(typed, draft.services())), "kubernetes.pods"));
        var verdict = Lettering.body(words.say(fit));
        verdict.setId("addresses-fit");
        verdict.setGraphic(Sign.DONE.icon(Icon.ROW));
        verdict.setGraphicTextGap(8);
        verdict.visibleProperty().bind(fit.map(Optional::isPresent));
        verdict.managedProperty().bind(verdict.visibleProperty());
        var card = new VBox(12, fields, ruler, verdict);
        card.getStyleClass().add("card");
        return new VBox(4, named("ui.kubernetes.addresses"), card);
    }

    /** What Kubernetes gets from the cloud, row by row. */
    private Node fromTheCloud() {
        var version = new Chip(Chip.Tone.NEUTRAL, words.say(desk.draft().map(draft -> Optional.of(
                Message.of("ui.kubernetes.version", draft.kubernetes().release().cloudProvider())))));
        var serial = answers.choice("add-ons-load-balancers-serial-calls", draft -> draft.kubernetes().serialCalls(),
                (draft, ticked) -> draft.with(draft.kubernetes()
                        .withLoadBalancers(draft.kubernetes().floatingNetwork(), ticked)));
        serial.textProperty().bind(words.say("ui.kubernetes.serial"));
        serial.setWrapText(true);
        var untaint = answers.choice("kubernetes-untaint-control-planes", draft -> draft.kubernetes().untaint(),
                (draft, ticked) -> draft.with(draft.kubernetes().withUntaint(ticked)));
        untaint.accessibleTextProperty().bind(words.say("ui.kubernetes.untaint"));
        var storage = new HBox(12, field("ui.kubernetes.storage-class", text("add-ons-storage-class-name",
                KubernetesDraft::storageClass, (draft, typed) -> draft.withStorage(typed, draft.volumeType())),
                "add-ons.storage-class.name"),
                field("ui.kubernetes.volume-type", volumeType, "add-ons.storage-class.volume-type"));
        var rows = new VBox(
                row("mdal-lock", "ui.kubernetes.controller", words.say("ui.kubernetes.controller-what"), version),
                row("mdomz-storage", "ui.kubernetes.volumes", words.say(volumes), new Region(), storage),
                row("mdoal-call_split", "ui.kubernetes.balancers", words.say(balancers), new Region(),
                        field("ui.kubernetes.floating", floatingNetwork, "add-ons.load-balancers.floating-network"),
                        serial),
                row("mdoal-dns", "ui.kubernetes.untaint", words.say(controlPlanes), untaint));
        rows.getStyleClass().addAll("card", "card-flush");
        rows.getChildren().stream().skip(1).forEach(row -> row.getStyleClass().add("row-line"));
        return rows;
    }

    private Node row(String icon, String titleKey, ObservableValue<String> what, Node beside, Node... below) {
        var said = Lettering.caption(what);
        said.setWrapText(true);
        var text = new VBox(2, Lettering.strong(words.say(titleKey)), said);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var first = new HBox(12, Icon.of(icon, Icon.FINDING), text, beside);
        first.setAlignment(Pos.CENTER_LEFT);
        var row = new VBox(12, first);
        row.getChildren().addAll(below);
        row.getStyleClass().add("setting-row");
        return row;
    }

    @Override
    public void shown() {
        super.shown();
        model.shown();
    }

    @Override
    public boolean focus(String field) {
        if (field.startsWith("kubernetes.registry") || field.startsWith("kubernetes.packages")) {
            closed.opened().set(true);
        }
        return super.focus(field);
    }
}
