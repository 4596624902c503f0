package dev.slipway.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Words;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.util.Duration;

/** How old what a page shows is; pressing it asks again. */
final class OfferAge extends Button {

    private final StringBinding age;

    OfferAge(Words words, OfferModel offers) {
        age = Bindings.createStringBinding(() -> words.now(offers.age()), offers.offer(), offers.busy(),
                words.changes());
        textProperty().bind(age);
        setId("ask-again");
        setGraphic(Icon.of("mdomz-refresh", Icon.ROW));
        getStyleClass().addAll(Styles.FLAT, "t-caption");
        disableProperty().bind(offers.busy());
        setOnAction(_ -> offers.ask());
        var clock = new Timeline(new KeyFrame(Duration.seconds(5), _ -> age.invalidate()));
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }
}
