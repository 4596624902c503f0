package dev.slipway.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a screen reader could not say: controls without a name, rows without words, signs with nothing but a colour and a shape. */
final class Nameless {

    private final List<String> found = new ArrayList<>();
    private final List<Node> labelled;

    private Nameless(Node root) {
        this.labelled = all(root).filter(Label.class::isInstance).map(label -> ((Label) label).getLabelFor())
                .filter(Objects::nonNull).toList();
    }

    /** Those that can be seen below this node, each as a person would look for it. */
    static List<String> in(Node root) {
        var nameless = new Nameless(root);
        nameless.look(root, false);
        return List.copyOf(nameless.found);
    }

    /** @param said whether something around it says what it is */
    private void look(Node node, boolean said) {
        if (!node.isVisible()) {
            return;
        }
        var isSaid = isSaid(node);
        if (isToBeSaid(node) && !isSaid) {
            found.add(describe(node));
        }
        if (node instanceof FontIcon && isSign(node) && !said && !hasWordsBeside(node)) {
            found.add("a sign without words: " + describe(node));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, said || isSaid));
        }
    }

    private static boolean isToBeSaid(Node node) {
        return node.isFocusTraversable()
                || node instanceof Cell<?> cell && !(cell instanceof TableRow<?>) && !cell.isEmpty() && shows(cell);
    }

    /** Whether there is anything to see in it: cells of a table may be blank. */
    private static boolean shows(Node cell) {
        return all(cell).anyMatch(node -> node instanceof FontIcon
                || node instanceof Labeled labeled && isText(labeled.getText()));
    }

    private boolean isSaid(Node node) {
        return isText(node.getAccessibleText()) || node instanceof Labeled labeled && isText(labeled.getText())
                || labelled.contains(node);
    }

    private static boolean isSign(Node node) {
        return node.getStyleClass().stream().anyMatch(name -> name.startsWith("sign-"));
    }

    /** A word in the same row or box. */
    private static boolean hasWordsBeside(Node icon) {
        return icon.getParent() != null && Stream.of(icon.getParent(), Objects
                .requireNonNullElse(icon.getParent().getParent(), icon.getParent())).flatMap(Nameless::all)
                .anyMatch(node -> node instanceof Labeled labeled && isText(labeled.getText()));
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(Nameless::all))
                : Stream.of(node);
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }

    private static String describe(Node node) {
        var around = node.getParent() == null ? "" : " in " + node.getParent().getClass().getSimpleName()
                + node.getParent().getStyleClass();
        return node.getClass().getSimpleName() + " "
                + (node.getId() == null ? node.getStyleClass() : "#" + node.getId())
                + around;
    }
}
