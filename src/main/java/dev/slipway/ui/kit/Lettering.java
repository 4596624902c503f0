package dev.slipway.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;

/** Labels in the window's four sizes. */
public final class Lettering {

    private Lettering() {}

    /** Of a page, or a verdict. */
    public static Label title(ObservableValue<String> text) {
        return styled(text, "t-title");
    }

    /** Of a card, or a cause. */
    public static Label heading(ObservableValue<String> text) {
        return styled(text, "t-heading");
    }

    public static Label strong(ObservableValue<String> text) {
        return styled(text, "t-strong");
    }

    public static Label body(ObservableValue<String> text) {
        return wrapping(styled(text, "t-body"));
    }

    public static Label muted(ObservableValue<String> text) {
        return wrapping(styled(text, "t-muted"));
    }

    /** Second lines, column heads, ages. */
    public static Label caption(ObservableValue<String> text) {
        return styled(text, "t-caption");
    }

    /** IDs, addresses, commands: cut in the middle where there is too little room. */
    public static Label mono(ObservableValue<String> text) {
        var label = styled(text, "t-mono");
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        return label;
    }

    private static Label styled(ObservableValue<String> text, String styleClass) {
        var label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().add(styleClass);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    private static Label wrapping(Label label) {
        label.setWrapText(true);
        return label;
    }
}
