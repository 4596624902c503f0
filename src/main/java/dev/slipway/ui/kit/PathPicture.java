package dev.slipway.ui.kit;

import dev.slipway.text.Message;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Boxes and the links between them, from left to right: where a road goes, and where it is broken. */
public final class PathPicture extends HBox {

    /** How a box or a link is. */
    public enum State {
        /** It is there. */
        THERE(Sign.DONE),
        /** It will be made. */
        NEW(Sign.QUEUED),
        /** It is not as it must be. */
        BROKEN(Sign.BLOCKING),
        /** Nobody knows yet. */
        UNKNOWN(Sign.NOT_YET);

        private final Sign sign;

        State(Sign sign) {
            this.sign = sign;
        }

        String styleClass() {
            return "path-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A thing. @param icon of its kind */
    public record Box(String icon, Message title, List<Message> lines, State state) {}

    /** Between two boxes. @param words what is to be said about it, to a screen reader above all */
    public record Link(State state, Message words) {}

    private final Words words;

    public PathPicture(Words words) {
        this.words = words;
        getStyleClass().add("path");
        setAlignment(Pos.CENTER);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
    }

    /** Shows these boxes; there is one link less than boxes. */
    public void show(List<Box> boxes, List<Link> links) {
        getChildren().clear();
        for (var i = 0; i < boxes.size(); i++) {
            if (i > 0) {
                getChildren().add(link(links.get(i - 1)));
            }
            getChildren().add(box(boxes.get(i)));
        }
    }

    private Node box(Box box) {
        var icon = Icon.of(box.icon(), 20);
        icon.getStyleClass().add("icon-accent");
        var text = new VBox(Lettering.strong(words.say(box.title())));
        box.lines().forEach(line -> text.getChildren().add(Lettering.caption(words.say(line))));
        HBox.setHgrow(text, Priority.ALWAYS);
        var inside = new HBox(8, icon, text);
        inside.getStyleClass().addAll("path-box", box.state().styleClass());
        inside.setMinWidth(0);
        inside.setPrefWidth(190);
        HBox.setHgrow(inside, Priority.ALWAYS);
        return inside;
    }

    private Node link(Link link) {
        var line = new Region();
        line.getStyleClass().addAll("path-line", link.state().styleClass());
        line.setMaxHeight(2);
        var glyph = new StackPane(link.state().sign.icon(Icon.CONTROL));
        glyph.getStyleClass().add("path-glyph");
        glyph.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var whole = new StackPane(line, glyph);
        whole.setMinWidth(40);
        whole.setAccessibleText(words.now(link.words()));
        whole.setAccessibleRole(AccessibleRole.TEXT);
        return whole;
    }
}
