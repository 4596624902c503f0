package dev.slipway.ui.wizard;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Finds the control of an answer: {@code nodes.workers.count} is asked for by {@code #nodes-workers-count}. */
final class Focus {

    private Focus() {}

    /** Puts the focus there, or else on the nearest answer around it, where it can be seen. */
    static void on(Node body, String field) {
        for (var path = field; !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('.')))) {
            var control = Optional.ofNullable(body.lookup("#" + path.replace('.', '-'))).flatMap(Focus::first);
            if (control.isPresent()) {
                take(control.get());
                return;
            }
        }
        first(body).ifPresent(Focus::take);
    }

    private static void take(Node control) {
        control.requestFocus();
        reveal(control);
    }

    /** The node itself if it takes the focus, or the first in it that does. */
    private static Optional<Node> first(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().map(Focus::first)
                .flatMap(Optional::stream).findFirst() : Optional.empty();
    }

    /** Scrolls to it, if it is not in view. */
    private static void reveal(Node control) {
        for (Node at = control.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane scroll) {
                reveal(control, scroll);
                return;
            }
        }
    }

    private static void reveal(Node control, ScrollPane scroll) {
        var content = scroll.getContent();
        Bounds place = content.sceneToLocal(control.localToScene(control.getBoundsInLocal()));
        var view = scroll.getViewportBounds().getHeight();
        var hidden = content.getBoundsInLocal().getHeight() - view;
        var top = hidden * scroll.getVvalue();
        if (hidden > 0 && (place.getMinY() < top || place.getMaxY() > top + view)) {
            scroll.setVvalue(Math.clamp((place.getCenterY() - view / 2) / hidden, 0, 1));
        }
    }
}
