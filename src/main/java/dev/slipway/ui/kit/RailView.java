package dev.slipway.ui.kit;

import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The steps at the window's left, each with how it stands; wide with words beside the signs, or narrow with words below. */
public final class RailView extends VBox {

    /** One step. @param note such as "1 to fix", at the right of a wide rail */
    public record Item(String id, Message name, Sign sign, Optional<String> icon, Optional<Message> note, boolean here,
            boolean open) {}

    private final Words words;
    private final boolean wide;
    private final VBox steps = new VBox();
    /** Held here: a binding that nobody holds is collected, and then says nothing more. */
    private final ObservableValue<List<List<Item>>> items;

    /** @param items what to show, one group of steps after the other */
    public RailView(Words words, boolean wide, Node head, ObservableValue<List<List<Item>>> items, Node foot,
            Consumer<String> chosen) {
        this.words = words;
        this.wide = wide;
        this.items = items;
        getStyleClass().addAll("rail", wide ? "rail-wide" : "rail-narrow");
        steps.setSpacing(wide ? 0 : 4);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        foot.getStyleClass().add("rail-foot");
        getChildren().addAll(head, steps, gap, foot);
        setSpacing(wide ? 18 : 16);
        this.items.subscribe(groups -> show(groups, chosen));
    }

    private void show(List<List<Item>> groups, Consumer<String> chosen) {
        var focused = steps.getChildren().stream().filter(Node::isFocused).map(Node::getId).findFirst();
        var nodes = new ArrayList<Node>();
        for (var group : groups) {
            if (!nodes.isEmpty()) {
                var gap = new Region();
                gap.setMinHeight(16);
                nodes.add(gap);
            }
            group.forEach(item -> nodes.add(button(item, chosen)));
        }
        steps.getChildren().setAll(nodes);
        nodes.stream().filter(node -> focused.filter(id -> id.equals(node.getId())).isPresent())
                .forEach(Node::requestFocus);
    }

    private Node button(Item item, Consumer<String> chosen) {
        var button = new Button();
        button.setId("rail-" + item.id());
        button.setFocusTraversable(true);
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.accessibleTextProperty().bind(words.say(Message.of("ui.rail.item", item.name(),
                Message.of(item.sign().key()), item.note().orElse(Message.of("ui.rail.no-note")))));
        button.getStyleClass().add("rail-item");
        if (item.here()) {
            button.getStyleClass().add("rail-here");
        }
        button.setDisable(!item.open());
        button.setOnAction(_ -> chosen.accept(item.id()));
        button.textProperty().bind(words.say(item.name()));
        button.setGraphic(item.icon().filter(_ -> !wide).map(literal -> Icon.of(literal, Icon.FINDING))
                .orElseGet(() -> item.sign().icon(Icon.CONTROL)));
        if (!wide || item.note().isEmpty()) {
            return button;
        }
        var note = Lettering.caption(words.say(item.note().get()));
        note.setMouseTransparent(true);
        var over = new HBox(note);
        over.setAlignment(Pos.CENTER_RIGHT);
        over.setPadding(new javafx.geometry.Insets(0, 12, 0, 0));
        over.setMouseTransparent(true);
        var stack = new javafx.scene.layout.StackPane(button, over);
        stack.setId(button.getId() + "-place");
        return stack;
    }
}
