package dev.slipway.ui;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.DraftDesk;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Whose answers these are: the cluster's name and its cloud. */
final class RailHead extends HBox {

    private static final double ICON = 32;

    RailHead(Words words, DraftDesk desk) {
        super(12);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new javafx.geometry.Insets(0, 0, 0, 8));
        var icon = new ImageView(AppIcon.of(64));
        icon.setFitWidth(ICON);
        icon.setFitHeight(ICON);
        var who = Lettering.caption(who(words, desk));
        who.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        getChildren().addAll(icon, new VBox(Lettering.heading(words.say("ui.name")), who));
    }

    private static StringBinding who(Words words, DraftDesk desk) {
        return Bindings.createStringBinding(() -> {
            var draft = desk.now();
            var name = draft.name().isBlank() ? words.now("ui.rail.new-cluster") : draft.name();
            var cloud = draft.cloud().cloudName();
            return cloud.isEmpty() ? name : words.now("ui.rail.who", name, cloud);
        }, desk.draft(), words.changes());
    }
}
