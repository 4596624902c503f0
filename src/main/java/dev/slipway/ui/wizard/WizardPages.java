package dev.slipway.ui.wizard;

import dev.slipway.ui.work.Backstage;
import java.util.List;
import java.util.function.Consumer;

/** The pages, in their order. Adding one is adding one line. */
public final class WizardPages {

    private WizardPages() {}

    /** @param goTo opens the page that asks for an answer */
    public static List<WizardPage> all(Backstage backstage, DraftDesk desk, CloudModel cloud, OfferModel offers,
            ReviewModel review, Consumer<String> goTo) {
        var words = backstage.words();
        return List.of(
                new CloudPage(words, desk, cloud, backstage.files()),
                new NetworkPage(words, desk, offers),
                new NodesPage(words, desk, offers),
                new KubernetesPage(words, desk, offers, backstage.errands(), backstage.files()),
                new ReviewPage(words, review, goTo));
    }
}
