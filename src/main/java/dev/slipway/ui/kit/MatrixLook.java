package dev.slipway.ui.kit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * The theme's colours and the language's letters for a drawing: a canvas knows no style sheet, so each is read off a sample that
 * does.
 */
final class MatrixLook {

    private static final String ELLIPSIS = "…";

    /** What is drawn. */
    enum Ink {
        TEXT, MUTED, EDGE, DONE, DONE_SMALL, DONE_TEXT, RUNNING, RUNNING_PART, RUNNING_EDGE, FAILED, ON_FAILED,
        FAILED_TEXT, BLOCKED, BLOCKED_EDGE, FOCUS
    }

    private record Measured(String text, boolean strong) {}

    private final Map<Ink, Rectangle> samples = new EnumMap<>(Ink.class);
    private final Label usual = new Label();
    private final Label strong = new Label();
    private final Map<Measured, Double> widths = new HashMap<>();

    /** @param changed called when theme or language are others */
    MatrixLook(Runnable changed) {
        for (var ink : Ink.values()) {
            var sample = new Rectangle();
            sample.getStyleClass().add("matrix-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            sample.fillProperty().subscribe(_ -> changed.run());
            samples.put(ink, sample);
        }
        usual.getStyleClass().add("t-caption");
        strong.getStyleClass().addAll("t-caption", "t-strong");
        for (var label : List.of(usual, strong)) {
            label.setOpacity(0);
            label.fontProperty().subscribe(_ -> {
                widths.clear();
                changed.run();
            });
        }
    }

    /** To be put into the scene, where they take no room. */
    List<Node> samples() {
        var all = new ArrayList<Node>(samples.values());
        all.add(usual);
        all.add(strong);
        all.forEach(node -> {
            node.setManaged(false);
            node.setMouseTransparent(true);
        });
        return all;
    }

    Paint of(Ink ink) {
        var sample = samples.get(ink);
        return sample == null || sample.getFill() == null ? Color.BLACK : sample.getFill();
    }

    Font font(boolean bold) {
        return (bold ? strong : usual).getFont();
    }

    double width(String text) {
        return width(text, false);
    }

    double width(String text, boolean bold) {
        return widths.computeIfAbsent(new Measured(text, bold), _ -> {
            var measured = new Text(text);
            measured.setFont(font(bold));
            return Math.ceil(measured.getLayoutBounds().getWidth());
        });
    }

    /** The text, cut in the middle where it is wider than that. */
    String cut(String text, double width, boolean bold) {
        if (width(text, bold) <= width) {
            return text;
        }
        for (var kept = text.length() - 1; kept > 1; kept--) {
            var end = kept / 2;
            var shorter = text.substring(0, kept - end) + ELLIPSIS + text.substring(text.length() - end);
            if (width(shorter, bold) <= width) {
                return shorter;
            }
        }
        return ELLIPSIS;
    }
}
