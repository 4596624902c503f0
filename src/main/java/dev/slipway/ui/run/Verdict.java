package dev.slipway.ui.run;

import dev.slipway.plan.StepId;
import dev.slipway.provision.Finding;
import dev.slipway.provision.Finding.Severity;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;

/** What became of a run: why it is not whole and what can be done, or the proof that nothing is left. */
final class Verdict extends VBox {

    private final Words words;
    private final RunModel model;
    private final Navigator navigator;
    private final Consumer<StepId> chosen;
    private Object shown = List.of();

    Verdict(Words words, RunModel model, Navigator navigator, Consumer<StepId> chosen) {
        super(16);
        this.words = words;
        this.model = model;
        this.navigator = navigator;
        this.chosen = chosen;
    }

    /** All that this is made of, so that it is made anew only when some of it changes. */
    private record Content(RunModel.Stage stage, List<Cause> causes, List<Finding> findings, Object tearDown,
            Object language) {}

    void show(Optional<Outline> outline) {
        var plan = model.plan().get();
        var over = !model.isGoingOn();
        var causes = over ? plan.map(it -> Cause.of(it, model.state().get())).orElse(List.of()) : List.<Cause>of();
        var content = new Content(model.stage().get(), causes, model.findings().get(), model.tearDownResult().get(),
                words.language().get());
        if (content.equals(shown)) {
            return;
        }
        shown = content;
        getChildren().clear();
        if (over) {
            model.findings().get().forEach(finding -> getChildren().add(new FindingCard(words,
                    finding.severity() == Severity.BLOCKING ? FindingCard.Weight.BLOCKING : FindingCard.Weight.ADVICE,
                    finding.message())));
            model.refusal().get().ifPresent(failure -> getChildren()
                    .add(new FindingCard(words, FindingCard.Weight.BLOCKING, failure.message())));
            causes.forEach(cause -> getChildren()
                    .add(new FindingCard(words, FindingCard.Weight.BLOCKING, cause.failure().message())));
        }
        setManaged(!getChildren().isEmpty());
    }
}
