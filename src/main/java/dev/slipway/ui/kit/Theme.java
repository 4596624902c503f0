package dev.slipway.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.ColorScheme;

/** Light, dark, or what the system says. */
public enum Theme {
    SYSTEM, LIGHT, DARK;

    /** The one that follows when somebody switches. */
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    boolean isDark(ColorScheme system) {
        return this == DARK || this == SYSTEM && system == ColorScheme.DARK;
    }

    static String stylesheet(boolean dark) {
        return dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }
}
