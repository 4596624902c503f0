package dev.slipway.ui.kit;

import org.kordamp.ikonli.javafx.FontIcon;

/** How something stands: always a glyph and a word, never a colour alone. */
public enum Sign {
    DONE("mdal-check_circle", "sign-done"),
    ADVICE("mdal-info", "sign-advice"),
    WARNING("mdmz-warning", "sign-advice"),
    BLOCKING("mdal-error", "sign-blocking"),
    RUNNING("mdoal-autorenew", "sign-running"),
    QUEUED("mdoal-hourglass_empty", "sign-quiet"),
    NOT_YET("mdomz-radio_button_unchecked", "sign-quiet"),
    HERE("mdomz-radio_button_checked", "sign-here"),
    BLOCKED("mdoal-block", "sign-quiet"),
    PAUSED("mdmz-pause_circle_filled", "sign-advice"),
    OFFLINE("mdal-cloud_off", "sign-quiet"),
    AGREE("mdoal-link", "sign-done"),
    DISAGREE("mdal-link_off", "sign-blocking"),
    VOUCHES("mdomz-verified_user", "sign-done");

    private final String literal;
    private final String styleClass;

    Sign(String literal, String styleClass) {
        this.literal = literal;
        this.styleClass = styleClass;
    }

    /** The key of the word for it. */
    public String key() {
        return "ui.sign." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public String styleClass() {
        return styleClass;
    }

    String literal() {
        return literal;
    }

    /** A new icon of it. @param size in pixels */
    public FontIcon icon(int size) {
        var icon = Icon.of(literal, size);
        icon.getStyleClass().add(styleClass);
        if (this == RUNNING) {
            Turning.whileShown(icon);
        }
        return icon;
    }
}
