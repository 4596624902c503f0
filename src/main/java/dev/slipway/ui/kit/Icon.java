package dev.slipway.ui.kit;

import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of things and actions. */
public final class Icon {

    /** In controls. */
    public static final int CONTROL = 18;

    /** In rows. */
    public static final int ROW = 16;

    /** In findings. */
    public static final int FINDING = 20;

    private Icon() {}

    /** A new icon. @param size in pixels */
    public static FontIcon of(String literal, int size) {
        var icon = new FontIcon(literal);
        icon.setIconSize(size);
        icon.getStyleClass().add("icon-" + size);
        return icon;
    }
}
