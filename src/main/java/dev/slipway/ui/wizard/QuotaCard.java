package dev.slipway.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.slipway.provision.Needs;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.QuotaBar;
import dev.slipway.ui.kit.Words;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The project's limits, worst first, and how to fit into them. */
final class QuotaCard extends VBox {

    private static final long MIB_PER_GIB = 1024;

    private final Words words;
    private final NodesModel model;

    QuotaCard(Words words, NodesModel model, OfferModel offers, DraftDesk desk) {
        super(12);
        this.words = words;
        this.model = model;
        setId("quotas");
        getStyleClass().add("card");
        desk.draft().subscribe(_ -> show());
        offers.offer().subscribe(_ -> show());
    }

    private void show() {
        getChildren().setAll(Lettering.strong(words.say("ui.quota.title")),
                Lettering.caption(words.say("ui.quota.legend")));
        var uses = model.uses();
        if (uses.isEmpty()) {
            getChildren().add(Lettering.muted(words.say("ui.quota.unknown-all")));
            return;
        }
        var missing = uses.stream().filter(use -> use.missing() > 0).toList();
        if (!missing.isEmpty()) {
            var worst = missing.getFirst();
            getChildren().add(new FindingCard(words, FindingCard.Weight.BLOCKING,
                    Message.of("ui.quota.too-many", shown(worst, worst.missing()), name(worst)),
                    model.fit().stream().flatMap(fit -> {
                        var button = new Button();
                        button.setId("fit-to-quota");
                        button.textProperty().bind(words.say("ui.quota.fit", fit.workers()));
                        button.setGraphic(Icon.of("mdomz-tune", Icon.CONTROL));
                        button.getStyleClass().add(Styles.ACCENT);
                        button.setOnAction(_ -> model.apply(fit));
                        return Stream.of(button);
                    }).toArray(Button[]::new)));
        }
        for (var use : uses) {
            getChildren().add(use.quota().<javafx.scene.Node>map(quota -> new QuotaBar(words, name(use),
                    shown(use, quota.used()), shown(use, use.needed()), quota.limit() < 0 ? -1
                            : shown(use, quota.limit())))
                    .orElseGet(() -> Lettering.caption(words.say(Message.of("ui.quota.unknown", name(use))))));
        }
    }

    private static Message name(Needs.Use use) {
        return Message.of("ui.quota." + use.resource().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** RAM is kept in MiB and thought of in GiB. */
    private static long shown(Needs.Use use, long amount) {
        return use.resource() == dev.slipway.openstack.Resource.RAM
                ? (amount + MIB_PER_GIB - 1) / MIB_PER_GIB
                : amount;
    }
}
