package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Language;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.Words;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;

/** Language and theme. */
final class Corner extends FlowPane {

    private static final double NARROW = 56;
    private static final double WIDE = 200;

    /** @param iconsOnly where there is no room for words */
    Corner(Words words, Looks looks, boolean iconsOnly) {
        var language = new MenuButton();
        language.setId("language");
        language.setGraphic(Icon.of("mdoal-language", Icon.CONTROL));
        language.getStyleClass().addAll(Styles.FLAT, atlantafx.base.theme.Tweaks.NO_ARROW);
        language.accessibleTextProperty().bind(words.say("ui.corner.language"));
        for (var one : Language.values()) {
            var item = new MenuItem(one.ownName());
            item.setOnAction(_ -> words.speak(one));
            language.getItems().add(item);
        }
        var theme = new Button();
        theme.setId("theme");
        theme.setGraphic(Icon.of("mdoal-brightness_medium", Icon.CONTROL));
        theme.getStyleClass().add(Styles.FLAT);
        var name = Bindings.createStringBinding(
                () -> words.now("ui.theme." + looks.theme().get().name().toLowerCase(Locale.ROOT)), looks.theme(),
                words.changes());
        theme.accessibleTextProperty().bind(name);
        theme.setOnAction(_ -> looks.theme().set(looks.theme().get().next()));
        if (!iconsOnly) {
            language.textProperty().bind(words.language().map(Language::ownName));
            theme.textProperty().bind(name);
        }
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPrefWrapLength(iconsOnly ? NARROW : WIDE);
        getChildren().addAll(language, theme);
    }
}
