package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.RailView;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The pages at the window's left, and behind them, not open yet, what follows. */
public final class WizardRail {

    /** What stands above and below the steps, on a wide rail and on a narrow one. */
    public record Ends(Node wideHead, Node narrowHead, Node wideFoot, Node narrowFoot) {}

    private final List<WizardPage> pages;
    private final ObservableValue<WizardPage> here;
    private final ObservableValue<List<List<RailView.Item>>> items;

    WizardRail(List<WizardPage> pages, ObservableValue<WizardPage> here) {
        this.pages = pages;
        this.here = here;
        var reasons = new ArrayList<Observable>(pages.stream().map(WizardPage::standing).toList());
        reasons.add(here);
        this.items = Bindings.createObjectBinding(this::items, reasons.toArray(Observable[]::new));
    }

    RailView view(Words words, boolean wide, Ends ends, Consumer<String> chosen) {
        return new RailView(words, wide, wide ? ends.wideHead() : ends.narrowHead(), items,
                wide ? ends.wideFoot() : ends.narrowFoot(), chosen);
    }

    private List<List<RailView.Item>> items() {
        return List.of(pages.stream().map(this::item).toList(),
                List.of(later("install", Message.of("ui.install.name")), later("cluster",
                        Message.of("ui.cluster.name"))));
    }

    private RailView.Item item(WizardPage page) {
        var standing = page.standing().getValue();
        var isHere = page == here.getValue();
        var sign = isHere && standing.sign() == Sign.NOT_YET ? Sign.HERE : standing.sign();
        return new RailView.Item(page.id(), page.title(), sign, Optional.empty(), standing.note(), isHere, true);
    }

    private static RailView.Item later(String id, Message name) {
        return new RailView.Item(id, name, Sign.NOT_YET, Optional.empty(), Optional.empty(), false, false);
    }
}
