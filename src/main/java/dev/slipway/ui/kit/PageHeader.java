package dev.slipway.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A page's title, the question it answers, and at the right what belongs to the page as a whole. */
public final class PageHeader extends HBox {

    public PageHeader(ObservableValue<String> title, ObservableValue<String> question, Node... right) {
        getStyleClass().add("page-header");
        var words = new VBox(Lettering.title(title), Lettering.muted(question));
        words.setSpacing(4);
        HBox.setHgrow(words, Priority.ALWAYS);
        var aside = new HBox(8, right);
        aside.setAlignment(Pos.CENTER_RIGHT);
        aside.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, aside);
        setAlignment(Pos.TOP_LEFT);
    }
}
