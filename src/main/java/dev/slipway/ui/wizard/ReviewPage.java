package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What will happen, and what is in its way. */
public final class ReviewPage implements WizardPage {

    private final Words words;
    private final ReviewModel model;
    private final VBox body = new VBox(16);
    private final ObservableValue<Standing> standing;

    public ReviewPage(Words words, ReviewModel model) {
        this.words = words;
        this.model = model;
        this.standing = model.review().map(ReviewModel.Review::standing);
        model.review().subscribe(_ -> show());
    }

    private void show() {
        body.getChildren().clear();
        var review = model.review().get();
        review.findings().forEach(finding -> body.getChildren().add(new FindingCard(words,
                finding.severity() == dev.slipway.provision.Finding.Severity.BLOCKING
                        ? FindingCard.Weight.BLOCKING
                        : FindingCard.Weight.ADVICE,
                finding.message())));
        review.refusal().ifPresent(failure -> body.getChildren()
                .add(new FindingCard(words, FindingCard.Weight.BLOCKING, failure.message())));
        review.problems().forEach(problem -> body.getChildren()
                .add(new FindingCard(words, FindingCard.Weight.BLOCKING, problem.message())));
        review.steps().forEach(title -> body.getChildren().add(Lettering.body(words.say(title))));
    }

    @Override
    public String id() {
        return "review";
    }

    @Override
    public Message title() {
        return Message.of("ui.review.title");
    }

    @Override
    public Message question() {
        return Message.of("ui.review.question");
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
