package dev.slipway.ui.wizard;

import dev.slipway.ui.kit.Words;
import java.util.List;

/** The pages, in their order. Adding one is adding one line. */
public final class WizardPages {

    private WizardPages() {}

    public static List<WizardPage> all(Words words, DraftDesk desk, ReviewModel review) {
        return List.of(
                new CloudPage(words, desk),
                new NetworkPage(words, desk),
                new NodesPage(words, desk),
                new KubernetesPage(words, desk),
                new ReviewPage(words, review));
    }
}
