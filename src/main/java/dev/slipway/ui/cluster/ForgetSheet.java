package dev.slipway.ui.cluster;

import atlantafx.base.theme.Styles;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.FindingCard.Weight;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sheet;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Says what forgetting a cluster does, and what it cannot prove. */
final class ForgetSheet {

    private final Sheet sheet;

    ForgetSheet(Words words, ClusterModel model, Navigator navigator) {
        var path = Lettering.mono(words.say("ui.forget.folder", model.folder().path().toString()));
        var body = new VBox(12, Lettering.body(words.say("ui.forget.what")), path,
                new FindingCard(words, Weight.ADVICE, Message.of("ui.forget.unproven")));
        var forget = new Button();
        forget.setId("forget-do");
        forget.textProperty().bind(words.say("ui.forget.do", model.name()));
        forget.getStyleClass().addAll(Styles.ACCENT, Styles.DANGER);
        sheet = new Sheet(words, "forget-sheet", Message.of("ui.forget.title", model.name()), body).with(forget);
        forget.setOnAction(_ -> model.forget(() -> {
            sheet.close();
            navigator.welcome();
        }));
    }

    void open(Node over) {
        sheet.open(over);
    }
}
