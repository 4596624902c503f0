package dev.slipway.ui.kit;

import dev.slipway.ui.kit.MatrixLayout.Placed;
import dev.slipway.ui.kit.MatrixLook.Ink;
import dev.slipway.ui.kit.StepMatrix.Cell;
import dev.slipway.ui.kit.StepMatrix.Content;
import dev.slipway.ui.kit.StepMatrix.State;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/** Draws a matrix: a state is a shape and a glyph before it is a colour. */
final class MatrixPainter {

    private static final double ROUND = 6;
    private static final double HATCH = 7;
    private static final double GLYPH = 9;
    private static final double TEXT_FROM = 44;
    private static final double NAMES_FROM = 40;
    private static final Set<State> GLYPHS_OF_ONCE =
            EnumSet.of(State.DONE, State.FAILED, State.RUNNING, State.CANCELLED);

    private final GraphicsContext to;
    private final MatrixLook look;
    private final MatrixLayout layout;
    private final double scrolled;

    MatrixPainter(GraphicsContext to, MatrixLook look, MatrixLayout layout, double scrolled) {
        this.to = to;
        this.look = look;
        this.layout = layout;
        this.scrolled = scrolled;
    }

    void paint(Content content, Optional<String> selected, boolean focused) {
        to.clearRect(0, 0, to.getCanvas().getWidth(), to.getCanvas().getHeight());
        to.setTextBaseline(VPos.CENTER);
        to.setFont(look.font(false));
        if (!content.once().isEmpty()) {
            label(content.onceName(), MatrixLayout.ONCE_HEIGHT / 2, Ink.MUTED);
        }
        layout.once().forEach(it -> once(it, selected));
        if (!content.columns().isEmpty()) {
            label(content.eachName(), layout.namesY() + MatrixLayout.NAMES_HEIGHT / 2, Ink.MUTED);
            for (var row = 0; row < content.rows().size(); row++) {
                label(content.rows().get(row), layout.rowY(row) + MatrixLayout.ROW_HEIGHT / 2, Ink.TEXT);
            }
            to.save();
            to.beginPath();
            to.rect(layout.left() - 1, 0, layout.width() - layout.left() + 1, to.getCanvas().getHeight());
            to.clip();
            names(selected);
            layout.columns().forEach(this::column);
            to.restore();
        }
        selected.filter(id -> content.all().stream().filter(cell -> cell.id().equals(id))
                .anyMatch(cell -> cell.state() != State.RUNNING || focused))
                .flatMap(id -> layout.place(id, scrolled))
                .ifPresent(place -> ring(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight()));
    }

    private void label(String text, double y, Ink ink) {
        to.setFill(look.of(ink));
        to.setTextAlign(TextAlignment.LEFT);
        to.fillText(text, 0, y, layout.left() - 4);
    }

    private void once(MatrixLayout.PlacedOnce placed, Optional<String> selected) {
        var cell = placed.cell();
        var x = layout.left() + placed.x();
        box(cell, x, placed.y(), placed.width(), MatrixLayout.ONCE_HEIGHT, false);
        var bold = Optional.of(cell.id()).equals(selected);
        to.setFont(look.font(bold));
        var glyph = GLYPHS_OF_ONCE.contains(cell.state()) ? GLYPH + 8 : 0;
        var text = look.cut(cell.name(), placed.width() - glyph - 12, bold);
        var wide = look.width(text, bold) + glyph;
        var from = x + (placed.width() - wide) / 2;
        if (glyph > 0) {
            glyph(cell.state(), from + GLYPH / 2, placed.y() + MatrixLayout.ONCE_HEIGHT / 2);
        }
        to.setFill(look.of(switch (cell.state()) {
            case DONE -> Ink.DONE_TEXT;
            case FAILED -> Ink.ON_FAILED;
            case WAITING, NONE, CANCELLED -> Ink.MUTED;
            case RUNNING, BLOCKED -> Ink.TEXT;
        }));
        to.setTextAlign(TextAlignment.LEFT);
        to.fillText(text, from + glyph, placed.y() + MatrixLayout.ONCE_HEIGHT / 2);
        to.setFont(look.font(false));
    }

    private void names(Optional<String> selected) {
        if (layout.cellWidth() >= NAMES_FROM) {
            to.setTextAlign(TextAlignment.CENTER);
            for (var placed : layout.columns()) {
                var failed = MatrixLayout.hasFailed(placed.column());
                var bold = failed || placed.column().cells().stream()
                        .anyMatch(cell -> selected.equals(Optional.of(cell.id())));
                to.setFont(look.font(bold));
                to.setFill(look.of(failed ? Ink.FAILED_TEXT : Ink.TEXT));
                to.fillText(look.cut(placed.column().name(), layout.cellWidth(), bold), middle(placed),
                        layout.namesY() + MatrixLayout.NAMES_HEIGHT / 2);
            }
        } else {
            pools();
        }
        to.setFont(look.font(false));
    }

    /** The pools' names, and in the room beside them those of the nodes that failed. */
    private void pools() {
        to.setTextAlign(TextAlignment.LEFT);
        var pool = "";
        var free = Double.NEGATIVE_INFINITY;
        var end = Double.NEGATIVE_INFINITY;
        var y = layout.namesY() + MatrixLayout.NAMES_HEIGHT / 2;
        for (var placed : layout.columns().subList(layout.pinned(), layout.columns().size())) {
            var x = layout.left() + placed.x() - scrolled;
            if (!placed.column().pool().equals(pool)) {
                pool = placed.column().pool();
                to.setFill(look.of(Ink.MUTED));
                var name = look.cut(placed.column().poolName(), layout.poolWidth(pool), false);
                to.fillText(name, x, y);
                free = x + look.width(name, false) + 12;
                end = x + layout.poolWidth(pool);
            }
            if (MatrixLayout.hasFailed(placed.column()) && x >= free
                    && x + look.width(placed.column().name(), true) <= end) {
                to.setFont(look.font(true));
                to.setFill(look.of(Ink.FAILED_TEXT));
                to.fillText(placed.column().name(), x, y);
                to.setFont(look.font(false));
                free = x + look.width(placed.column().name(), true) + 12;
            }
        }
    }

    private double middle(Placed placed) {
        return layout.left() + placed.x() - scrolled + layout.cellWidth() / 2;
    }

    private void column(Placed placed) {
        var x = layout.left() + placed.x() - scrolled;
        if (x + layout.cellWidth() < layout.left() || x > layout.width()) {
            return;
        }
        for (var row = 0; row < placed.column().cells().size(); row++) {
            var cell = placed.column().cells().get(row);
            if (cell.state() == State.NONE) {
                continue;
            }
            var y = layout.rowY(row);
            box(cell, x, y, layout.cellWidth(), MatrixLayout.ROW_HEIGHT, !layout.hasGlyphs());
            var middle = x + layout.cellWidth() / 2;
            if (cell.state() == State.RUNNING && layout.cellWidth() >= TEXT_FROM) {
                to.setFont(look.font(true));
                to.setFill(look.of(Ink.TEXT));
                to.setTextAlign(TextAlignment.CENTER);
                to.fillText(cell.text(), middle, y + MatrixLayout.ROW_HEIGHT / 2);
                to.setFont(look.font(false));
            } else if (layout.hasGlyphs() || cell.state() != State.DONE) {
                glyph(cell.state(), middle, y + MatrixLayout.ROW_HEIGHT / 2);
            }
        }
    }

    private void box(Cell cell, double x, double y, double width, double height, boolean small) {
        var round = small ? 2 : ROUND;
        switch (cell.state()) {
            case DONE -> fill(small ? Ink.DONE_SMALL : Ink.DONE, x, y, width, height, round);
            case FAILED -> fill(Ink.FAILED, x, y, width, height, round);
            case RUNNING -> {
                fill(Ink.RUNNING, x, y, width, height, round);
                part(cell.part(), x, y, width, height, small);
                edge(Ink.RUNNING_EDGE, x, y, width, height, round);
            }
            case WAITING, CANCELLED -> edge(Ink.EDGE, x, y, width, height, round);
            case BLOCKED -> {
                hatch(x, y, width, height);
                edge(Ink.BLOCKED_EDGE, x, y, width, height, round);
            }
            case NONE -> {
                // nothing
            }
        }
    }

    /** From the left; from below where there is no room for a glyph. */
    private void part(double part, double x, double y, double width, double height, boolean small) {
        if (part <= 0) {
            return;
        }
        if (small) {
            fill(Ink.RUNNING_EDGE, x, y + height * (1 - part), width, height * part, 2);
        } else {
            fill(Ink.RUNNING_PART, x, y, width * part, height, ROUND);
        }
    }

    private void fill(Ink ink, double x, double y, double width, double height, double round) {
        to.setFill(look.of(ink));
        to.fillRoundRect(x, y, width, height, round, round);
    }

    private void edge(Ink ink, double x, double y, double width, double height, double round) {
        to.setStroke(look.of(ink));
        to.setLineWidth(1);
        to.strokeRoundRect(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.round(width) - 1, height - 1, round, round);
    }

    private void ring(double x, double y, double width, double height) {
        to.setStroke(look.of(Ink.FOCUS));
        to.setLineWidth(2);
        if (width < MatrixLayout.GLYPHS_FROM) {
            to.strokeRoundRect(x - 1, y - 1, width + 2, height + 2, ROUND, ROUND);
            return;
        }
        to.strokeRoundRect(x + 1, y + 1, width - 2, height - 2, ROUND, ROUND);
    }

    private void hatch(double x, double y, double width, double height) {
        to.save();
        to.beginPath();
        to.rect(x, y, width, height);
        to.clip();
        to.setStroke(look.of(Ink.BLOCKED));
        to.setLineWidth(3);
        for (var at = x - height; at < x + width + height; at += HATCH) {
            to.strokeLine(at, y + height, at + height, y);
        }
        to.restore();
    }

    private void glyph(State state, double x, double y) {
        to.setLineWidth(1.5);
        to.setLineCap(StrokeLineCap.ROUND);
        to.setLineJoin(StrokeLineJoin.ROUND);
        switch (state) {
            case DONE -> {
                to.setStroke(look.of(Ink.DONE_TEXT));
                to.strokePolyline(new double[] {x - 4.5, x - 1.5, x + 4.5}, new double[] {y + 0.5, y + 3.5, y - 3.5},
                        3);
            }
            case FAILED -> {
                var arm = layout.hasGlyphs() ? 4 : 2.5;
                to.setStroke(look.of(Ink.ON_FAILED));
                to.strokeLine(x - arm, y - arm, x + arm, y + arm);
                to.strokeLine(x - arm, y + arm, x + arm, y - arm);
            }
            case RUNNING -> {
                to.setFill(look.of(layout.hasGlyphs() ? Ink.RUNNING_EDGE : Ink.TEXT));
                var dots = layout.hasGlyphs() ? 1 : 0;
                for (var dot = -dots; dot <= dots; dot++) {
                    to.fillOval(x + dot * 4.5 - 1.5, y - 1.5, 3, 3);
                }
            }
            case CANCELLED -> {
                to.setStroke(look.of(Ink.MUTED));
                to.strokeLine(x - 3, y, x + 3, y);
            }
            case WAITING, BLOCKED, NONE -> {
                // the shape says it
            }
        }
    }
}
