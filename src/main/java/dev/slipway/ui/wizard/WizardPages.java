package dev.slipway.ui.wizard;

import dev.slipway.ui.work.Backstage;
import java.util.List;
import java.util.function.Consumer;

/** The pages, in their order. Adding one is adding one line. */
public final class WizardPages {

    private WizardPages() {}

    /** @param goTo opens the page that asks for an answer */
    public static List<WizardPage> all(Backstage backstage, DraftDesk desk, CloudModel cloud, OfferModel offers,
            PreflightModel preflight, ReviewModel review, Consumer<String> goTo) {
        var words = backstage.words();
        return List.of(
                new CloudPage(words, desk, preflight, cloud, backstage.files()),
                new NetworkPage(words, desk, offers, preflight),
                new NodesPage(words, desk, offers, preflight),
                new KubernetesPage(words, desk, offers, preflight, backstage.errands(), backstage.files()),
                new ReviewPage(words, review, offers, goTo));
    }
}
