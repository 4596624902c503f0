package dev.slipway.ui.kit;

import atlantafx.base.theme.Styles;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * A dialogue over the whole window, in the window's own scene. While it is open the focus stays inside; Esc and its first
 * button close it, Ctrl+Enter presses its accent button. A click beside it does nothing, so that nothing typed is lost.
 */
public final class Sheet extends StackPane {

    private static final double MARGIN = 48;

    private final List<Button> actions = new ArrayList<>();
    private final VBox card = new VBox(16);
    private final ScrollPane scroll = new ScrollPane();
    private final Button cancel = new Button();
    private final ChangeListener<Node> keeper = (_, before, now) -> keepFocus(before, now);
    private Optional<Node> focusedBefore = Optional.empty();
    private Subscription size = Subscription.EMPTY;
    private Runnable closed = () -> {};

    /**
     * One that can be cancelled and, without actions, do nothing else.
     *
     * @param id   also the beginning of the ID of the button that closes it, {@code ID-cancel}
     * @param body what is asked; it scrolls where the window is too low for it
     */
    public Sheet(Words words, String id, Message title, Node body) {
        setId(id);
        setManaged(false);
        getStyleClass().add("sheet-veil");
        var heading = Lettering.heading(words.say(title));
        heading.setWrapText(true);
        scroll.setContent(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
        cancel.setId(id + "-cancel");
        cancel.textProperty().bind(words.say("ui.sheet.cancel"));
        cancel.setOnAction(_ -> close());
        var buttons = new FlowPane(8, 8, cancel);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setId(id + "-buttons");
        card.getChildren().addAll(heading, scroll, buttons);
        card.getStyleClass().add("sheet");
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.accessibleTextProperty().bind(heading.textProperty());
        getChildren().add(card);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** One more button at the right; the first that has the class {@code accent} is the one that Ctrl+Enter presses. */
    public Sheet with(Button action) {
        actions.add(action);
        ((FlowPane) card.getChildren().getLast()).getChildren().add(action);
        return this;
    }

    /** Says something else on the button that closes it, where nothing is left to cancel. */
    public void nothingToCancel(Words words, String key) {
        cancel.textProperty().unbind();
        cancel.textProperty().bind(words.say(key));
    }

    public void onClosed(Runnable then) {
        closed = then;
    }

    /** Opens it over everything in the window that this node is in. */
    public void open(Node over) {
        var scene = over.getScene();
        if (!(scene.getRoot() instanceof Pane root)) {
            throw new IllegalStateException("a sheet lies on a pane");
        }
        focusedBefore = Optional.ofNullable(scene.getFocusOwner());
        root.getChildren().add(this);
        size = Subscription.combine(root.widthProperty().subscribe(_ -> cover(root)),
                root.heightProperty().subscribe(_ -> cover(root)));
        scene.focusOwnerProperty().addListener(keeper);
        applyCss();
        layout();
        inside().stream().findFirst().ifPresent(Node::requestFocus);
    }

    public boolean isOpen() {
        return getParent() != null;
    }

    /** Closes it; what had the focus before has it again. */
    public void close() {
        if (getParent() instanceof Pane root) {
            root.getScene().focusOwnerProperty().removeListener(keeper);
            size.unsubscribe();
            root.getChildren().remove(this);
            focusedBefore.ifPresent(Node::requestFocus);
            closed.run();
        }
    }

    private void cover(Pane root) {
        resizeRelocate(0, 0, root.getWidth(), root.getHeight());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        // a scroll pane would ask how high lines are that nothing has wrapped yet
        var padding = card.getInsets();
        scroll.setPrefViewportHeight(Math.ceil(scroll.getContent()
                .prefHeight(card.getMaxWidth() - padding.getLeft() - padding.getRight())));
        card.setMaxHeight(Math.max(0, Math.min(getHeight() - 2 * MARGIN, card.prefHeight(card.getMaxWidth()))));
        super.layoutChildren();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            actions.stream().filter(it -> it.getStyleClass().contains(Styles.ACCENT) && !it.isDisabled()).findFirst()
                    .ifPresent(Button::fire);
            event.consume();
        } else if (event.isShortcutDown() || event.isAltDown() || event.getCode().isFunctionKey()) {
            event.consume(); // the window's own keys wait
        }
    }

    /** Tab from the last goes to the first, and back. */
    private void keepFocus(Node before, Node now) {
        if (!isInside(now)) {
            var inside = inside();
            if (!inside.isEmpty()) {
                (before == inside.getLast() ? inside.getFirst() : inside.getLast()).requestFocus();
            }
        }
    }

    private boolean isInside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == card) {
                return true;
            }
        }
        return false;
    }

    /** What the focus can be on, in reading order. */
    private List<Node> inside() {
        var found = new ArrayList<Node>();
        collect(card, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
