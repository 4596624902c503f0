package dev.slipway.ui.wizard;

import javafx.scene.Node;

/** Finds the control of an answer: {@code nodes.workers.count} is asked for by {@code #nodes-workers-count}. */
final class Focus {

    private Focus() {}

    /** Puts the focus there if it can be found; the page has the answer all the same if not. */
    static boolean on(Node body, String field) {
        var control = body.lookup("#" + field.replace('.', '-'));
        if (control != null) {
            control.requestFocus();
        }
        return true;
    }
}
