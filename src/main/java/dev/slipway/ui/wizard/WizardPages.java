package dev.slipway.ui.wizard;

import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.function.Consumer;

/** The pages, in their order. Adding one is adding one line. */
public final class WizardPages {

    private WizardPages() {}

    /** @param goTo opens the page that asks for an answer */
    public static List<WizardPage> all(Words words, DraftDesk desk, OfferModel offers, ReviewModel review,
            Consumer<String> goTo) {
        return List.of(
                new CloudPage(words, desk),
                new NetworkPage(words, desk, offers),
                new NodesPage(words, desk),
                new KubernetesPage(words, desk),
                new ReviewPage(words, review, goTo));
    }
}
