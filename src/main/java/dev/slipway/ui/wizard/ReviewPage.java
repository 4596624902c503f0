package dev.slipway.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.slipway.provision.Remedy;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.FindingCard.Weight;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.StatePane;
import dev.slipway.ui.kit.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What will happen, and what is in its way. */
public final class ReviewPage implements WizardPage {

    private static final double ASIDE = 296;
    private static final double PLAN_HEIGHT = 320;

    private final Words words;
    private final ReviewModel model;
    private final Consumer<String> goTo;
    private final VBox left = new VBox(16);
    private final VBox right = new VBox(16);
    private final HBox body = new HBox(24, left, right);
    private final ObservableValue<Standing> standing;
    private final Node age;

    /** @param goTo opens the page that asks for an answer */
    public ReviewPage(Words words, ReviewModel model, OfferModel offers, Consumer<String> goTo) {
        this.age = new OfferAge(words, offers);
        this.words = words;
        this.model = model;
        this.goTo = goTo;
        HBox.setHgrow(left, Priority.ALWAYS);
        right.setMinWidth(ASIDE);
        right.setMaxWidth(ASIDE);
        this.standing = model.review().map(ReviewModel.Review::standing);
        model.review().subscribe(this::show);
    }

    private void show(ReviewModel.Review review) {
        left.getChildren().setAll(review.plan().<Node>map(plan -> new PlanCard(words, plan))
                .orElseGet(() -> instead(review)));
        left.getChildren().add(command());
        var aside = new ArrayList<Node>();
        review.problems().forEach(problem -> aside.add(new FindingCard(words, Weight.BLOCKING,
                AnswerName.before(problem), problem.message(), jump(problem.field()))));
        review.refusal().ifPresent(failure -> aside.add(new FindingCard(words,
                review.isReady() ? Weight.ADVICE : Weight.BLOCKING, failure.message(), jump("cloud"))));
        var offered = new HashSet<Remedy>(); // one button for all that it cures
        review.worstFirst().forEach(finding -> aside.add(new FindingCard(words,
                finding.isBlocking() ? Weight.BLOCKING : Weight.ADVICE, finding.message(),
                Stream.concat(finding.remedy().filter(offered::add).map(this::remedy).stream(),
                        finding.field().isEmpty() ? Stream.empty() : Stream.of(jump(finding.field())))
                        .toArray(Button[]::new))));
        if (review.isReady() && aside.isEmpty()) {
            aside.add(new FindingCard(words, Weight.DONE, Message.of("ui.review.nothing-found")));
        }
        review.plan().ifPresent(plan -> aside.add(new CountsCard(words, plan)));
        aside.add(files());
        right.getChildren().setAll(aside);
    }

    /** In the plan's place while there is none. */
    private Node instead(ReviewModel.Review review) {
        var pane = new StatePane(words, new Region());
        pane.getStyleClass().add("card");
        pane.setMinHeight(PLAN_HEIGHT);
        if (review.checking()) {
            pane.showLoading(Message.of("ui.review.checking"));
        } else {
            var again = new Button();
            again.setId("check-again");
            again.textProperty().bind(words.say("ui.review.again"));
            again.setOnAction(_ -> model.checkAgain());
            pane.showEmpty(Message.of("ui.review.no-plan"), again);
        }
        return pane;
    }

    private Button jump(String field) {
        var jump = new Button();
        jump.setId("go-to-" + field.replace('.', '-'));
        jump.textProperty().bind(words.say(AnswerName.of(field).map(name -> Message.of("ui.review.go-to-answer", name))
                .orElse(Message.of("ui.review.go-to"))));
        jump.setOnAction(_ -> goTo.accept(field));
        return jump;
    }

    /** Changes the answers at once. */
    private Button remedy(Remedy remedy) {
        var button = new Button();
        button.setId("remedy-" + Remedies.word(remedy));
        button.textProperty().bind(words.say(Remedies.words(remedy)));
        button.setGraphic(Icon.of("mdoal-build", Icon.CONTROL));
        button.setOnAction(_ -> model.apply(remedy));
        return button;
    }

    private Node command() {
        var text = Lettering.mono(words.say("ui.review.command", model.command()));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var copy = new Button();
        copy.setId("copy-command");
        copy.textProperty().bind(words.say("ui.review.copy"));
        copy.setGraphic(Icon.of("mdoal-content_copy", Icon.CONTROL));
        copy.getStyleClass().add(Styles.SMALL);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(model.command());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var row = new HBox(12, Icon.of("mdal-code", Icon.CONTROL), text, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("card", "card-quiet", "card-tight");
        return row;
    }

    private Node files() {
        var card = new VBox(8, Lettering.strong(words.say("ui.review.files")));
        card.getStyleClass().add("card");
        card.getChildren().addAll(
                file("mdal-description", model.clusterName() + ".slipway.yaml", "ui.review.no-secrets"),
                file("mdomz-vpn_key", "kubeconfig", "ui.review.only-you"),
                file("mdomz-vpn_key", "id_ed25519", "ui.review.only-you"),
                file("mdmz-subject", "journal, logs", "ui.review.masked"));
        return card;
    }

    private Node file(String icon, String name, String what) {
        var label = Lettering.mono(words.say("ui.review.file", name));
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var note = Lettering.caption(words.say(what));
        note.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, Icon.of(icon, Icon.ROW), label, note);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    @Override
    public String id() {
        return "review";
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public List<Node> aside() {
        return List.of(age);
    }

    @Override
    public ObservableValue<Standing> standing() {
        return standing;
    }

    @Override
    public void shown() {
        model.check();
    }

    @Override
    public boolean focus(String field) {
        return false;
    }
}
