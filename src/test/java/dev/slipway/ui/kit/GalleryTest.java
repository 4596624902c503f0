package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Screen;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Draws the gallery into {@code target/screenshots/gallery-*.png}, in each language, light and dark. */
class GalleryTest {

    private static final Map<Language, Theme> LOOKS = Map.of(Language.ENGLISH, Theme.LIGHT, Language.SIMPLIFIED_CHINESE,
            Theme.LIGHT, Language.TRADITIONAL_CHINESE, Theme.DARK);

    @AfterEach
    void lightAgain() throws Exception {
        Screen.on().onWindowThread(() -> new Looks(new Words(Language.ENGLISH), Theme.LIGHT));
    }

    @Test
    void everyPieceIsShownInAllItsStates() throws Exception {
        var screen = Screen.on();
        var sheets = Map.<String, Function<Gallery, Node>>of("rails", Gallery::rails, "states", Gallery::states, "run",
                Gallery::run);
        for (var look : LOOKS.entrySet()) {
            for (var sheet : sheets.entrySet()) {
                var gallery = new Gallery(new Words(look.getKey()));
                show(screen, look.getKey(), look.getValue(), () -> sheet.getValue().apply(gallery));
                screen.photograph("gallery-" + sheet.getKey() + "-" + look.getKey().tag());
                assertThat(screen.person().lookup(".label").queryAllAs(Label.class)).isNotEmpty();
            }
            var over = new Gallery(new Words(look.getKey()));
            show(screen, look.getKey(), look.getValue(), over::findings);
            screen.onWindowThread(() -> {
                over.sheet().open(screen.stage().getScene().getRoot());
                return null;
            });
            screen.photograph("gallery-sheet-" + look.getKey().tag());
        }
    }

    private static void show(Screen screen, Language language, Theme theme, Supplier<Node> page) {
        screen.show(1180, 780, () -> {
            var scene = new Scene(new StackPane(page.get()), 1180, 780);
            new Looks(new Words(language), theme).apply(scene);
            return scene;
        });
    }
}
