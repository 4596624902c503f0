package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** One page of the wizard. What it is called, and which question it answers, its ID says: {@code ui.ID.title}. */
public interface WizardPage {

    String id();

    default Message title() {
        return Message.of("ui." + id() + ".title");
    }

    /** The question that the page answers. */
    default Message question() {
        return Message.of("ui." + id() + ".question");
    }

    /** What is below the page's header; the same node each time. */
    Node body();

    /** At the right of the header, such as how old the page's facts are. */
    default List<Node> aside() {
        return List.of();
    }

    /** The same observable each time: a new one would never be heard of again. */
    ObservableValue<Standing> standing();

    /** The page comes into view: it may ask the cloud. */
    void shown();

    /** Puts the focus where this answer ({@code nodes.workers.count}) is given; says whether the page has it. */
    boolean focus(String field);
}
