package dev.slipway.ui.kit;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** A short fact in a pill. */
public final class Chip extends Label {

    /** What colour a chip has, beside its words. */
    public enum Tone {
        NEUTRAL, ACCENT, DONE, ADVICE, BLOCKING
    }

    public Chip(Tone tone, ObservableValue<String> text) {
        textProperty().bind(text);
        getStyleClass().addAll("chip", "chip-" + tone.name().toLowerCase(Locale.ROOT));
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** The same with a glyph. */
    public Chip(Tone tone, String icon, ObservableValue<String> text) {
        this(tone, text);
        setGraphic(Icon.of(icon, 14));
    }
}
