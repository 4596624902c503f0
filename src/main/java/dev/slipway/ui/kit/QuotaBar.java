package dev.slipway.ui.kit;

import dev.slipway.text.Message;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** What is used of a limit, what one more cluster would take, and how far that goes beyond it. */
public final class QuotaBar extends VBox {

    private static final double HEIGHT = 8;

    /** @param limit negative if there is none */
    public QuotaBar(Words words, Message name, long used, long wanted, long limit) {
        super(4);
        var over = limit >= 0 && used + wanted > limit;
        var title = Lettering.caption(words.say(name));
        var numbers = Lettering.caption(words.say(limit < 0
                ? Message.of("ui.quota.no-limit", used, wanted)
                : Message.of("ui.quota.numbers", used, wanted, limit)));
        numbers.setMinWidth(USE_PREF_SIZE);
        if (over) {
            title.getStyleClass().addAll("t-strong", "t-danger");
            numbers.getStyleClass().addAll("t-strong", "t-danger");
            title.setGraphic(Sign.BLOCKING.icon(14));
        }
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(new HBox(8, title, numbers));
        if (limit >= 0) {
            getChildren().add(new Bar(used, wanted, limit));
        }
        setAccessibleText(title.getText() + ", " + numbers.getText());
    }

    private static final class Bar extends Pane {

        private final Region used = part("quota-used");
        private final Region wanted = part("quota-wanted");
        private final Region beyond = part("quota-beyond");
        private final Region limit = part("quota-limit");
        private final double usedShare;
        private final double wantedShare;
        private final double limitShare;

        Bar(long usedNow, long wantedNow, long most) {
            var whole = Math.max(1.0, Math.max(most, usedNow + wantedNow));
            usedShare = usedNow / whole;
            wantedShare = wantedNow / whole;
            limitShare = most / whole;
            getStyleClass().add("quota-bar");
            setMinHeight(HEIGHT);
            setMaxHeight(HEIGHT);
            var clip = new Rectangle();
            clip.setArcWidth(HEIGHT);
            clip.setArcHeight(HEIGHT);
            clip.widthProperty().bind(widthProperty());
            clip.setHeight(HEIGHT);
            setClip(clip);
            getChildren().addAll(used, wanted, beyond, limit);
            beyond.setVisible(limitShare < 1);
            limit.setVisible(limitShare < 1);
        }

        private static Region part(String styleClass) {
            var part = new Region();
            part.getStyleClass().add(styleClass);
            return part;
        }

        @Override
        protected void layoutChildren() {
            var width = getWidth();
            used.resizeRelocate(0, 0, width * usedShare, HEIGHT);
            wanted.resizeRelocate(width * usedShare, 0, width * wantedShare, HEIGHT);
            beyond.resizeRelocate(width * limitShare, 0, width * (1 - limitShare), HEIGHT);
            limit.resizeRelocate(width * limitShare - 1, 0, 2, HEIGHT);
        }
    }
}
