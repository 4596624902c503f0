package dev.slipway.ui.kit;

import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Fonts, theme and language of a scene. */
public final class Looks {

    private static final String STYLESHEET =
            Objects.requireNonNull(Looks.class.getResource("/dev/slipway/ui/slipway.css")).toExternalForm();
    private static final String FONTS = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FACES = List.of("inter/Inter-Regular.otf", "inter/Inter-SemiBold.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf", "jetbrains_mono/JetBrainsMono-Bold.ttf");
    private static final int ANY_SIZE = 13;
    private static final String DARK = "dark";

    private final Words words;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final BooleanProperty dark = new SimpleBooleanProperty();

    public Looks(Words words, Theme first) {
        this.words = words;
        theme.set(first);
        FACES.forEach(face -> Font.loadFont(Looks.class.getResourceAsStream(FONTS + face), ANY_SIZE));
        theme.subscribe(this::dress);
        Platform.getPreferences().colorSchemeProperty().subscribe(this::dress);
        dress();
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** Gives the scene fonts and colours, now and after every change. */
    public void apply(Scene scene) {
        scene.getStylesheets().addAll(STYLESHEET, ChineseFonts.stylesheet());
        scene.rootProperty().subscribe(this::mark);
        words.language().subscribe(_ -> mark(scene.getRoot()));
        dark.subscribe(_ -> mark(scene.getRoot()));
    }

    private void dress() {
        dark.set(theme.get().isDark(Platform.getPreferences().getColorScheme()));
        Application.setUserAgentStylesheet(Theme.stylesheet(dark.get()));
    }

    /** By classes of the root, for what looked-up colours and one family cannot say. */
    private void mark(Parent root) {
        for (var other : Language.values()) {
            root.getStyleClass().remove(other.styleClass());
        }
        root.getStyleClass().removeAll(DARK);
        root.getStyleClass().add(words.language().get().styleClass());
        if (dark.get()) {
            root.getStyleClass().add(DARK);
        }
    }
}
