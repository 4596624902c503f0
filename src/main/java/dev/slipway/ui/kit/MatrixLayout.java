package dev.slipway.ui.kit;

import dev.slipway.ui.kit.StepMatrix.Cell;
import dev.slipway.ui.kit.StepMatrix.Column;
import dev.slipway.ui.kit.StepMatrix.Content;
import dev.slipway.ui.kit.StepMatrix.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;

/** Where everything of a matrix is, for one width. A pure function of what there is to draw. */
final class MatrixLayout {

    static final double GAP = 4;
    static final double ONCE_HEIGHT = 24;
    static final double NAMES_HEIGHT = 20;
    static final double ROW_HEIGHT = 20;
    /** Below this width there is no room for a glyph. */
    static final double GLYPHS_FROM = 24;
    private static final double ROW_SPACE = 4;
    private static final double NARROWEST = 8;
    private static final double NARROW_GAP = 1;
    private static final double POOL_GAP = 10;
    private static final double LABEL_SPACE = 16;
    private static final double NAME_SPACE = 36;
    private static final double WIDEST = 240;

    /** A column in its place, before scrolling. */
    record Placed(Column column, double x) {}

    /** A cell of the upper row in its place. */
    record PlacedOnce(Cell cell, double x, double y, double width) {}

    private final Content content;
    private final double width;
    private final double left;
    private final double cellWidth;
    private final double total;
    private int pinned;
    private final List<PlacedOnce> once;
    private final List<Placed> columns;
    private final Map<String, Rectangle2D> places = new HashMap<>();

    private MatrixLayout(Content content, double width, ToDoubleFunction<String> textWidth) {
        this.content = content;
        this.width = width;
        var labels = new ArrayList<>(content.rows());
        labels.add(content.onceName());
        labels.add(content.eachName());
        this.left = Math.ceil(labels.stream().mapToDouble(textWidth).max().orElse(0)) + LABEL_SPACE;
        var room = Math.max(0, width - left);
        this.once = once(content.once(), room, textWidth);
        var count = Math.max(1, content.columns().size());
        var pools = content.columns().stream().map(Column::pool).distinct().count();
        var wide = (room - (count - 1) * GAP) / count;
        var gap = wide >= GLYPHS_FROM ? GAP : NARROW_GAP;
        var poolGap = wide >= GLYPHS_FROM ? 0 : POOL_GAP;
        var narrow = Math.floor((room - (count - 1) * gap - (pools - 1) * poolGap) / count);
        this.cellWidth = wide >= GLYPHS_FROM ? Math.min(wide, WIDEST) : Math.max(NARROWEST, narrow);
        this.columns = columns(gap, poolGap, count * (cellWidth + gap) - gap + (pools - 1) * poolGap > room + 1);
        this.total = columns.isEmpty() ? 0 : columns.getLast().x() + cellWidth;
        place();
    }

    static MatrixLayout of(Content content, double width, ToDoubleFunction<String> textWidth) {
        return new MatrixLayout(content, width, textWidth);
    }

    /** Lines as full as they can be, each stretched to the whole width. */
    private static List<PlacedOnce> once(List<Cell> cells, double room, ToDoubleFunction<String> textWidth) {
        var lines = new ArrayList<List<Cell>>();
        var used = Double.MAX_VALUE;
        for (var cell : cells) {
            var wanted = textWidth.applyAsDouble(cell.name()) + NAME_SPACE;
            if (used + GAP + wanted > room) {
                lines.add(new ArrayList<>());
                used = -GAP;
            }
            lines.getLast().add(cell);
            used += GAP + wanted;
        }
        var placed = new ArrayList<PlacedOnce>();
        for (var line = 0; line < lines.size(); line++) {
            var natural = lines.get(line).stream().mapToDouble(it -> textWidth.applyAsDouble(it.name()) + NAME_SPACE)
                    .sum();
            var more = (room - natural - (lines.get(line).size() - 1) * GAP) / lines.get(line).size();
            var x = 0.0;
            for (var cell : lines.get(line)) {
                var wide = textWidth.applyAsDouble(cell.name()) + NAME_SPACE + more;
                placed.add(new PlacedOnce(cell, x, line * (ONCE_HEIGHT + GAP), Math.max(0, wide)));
                x += wide + GAP;
            }
        }
        return placed;
    }

    /** Where not all can be seen, those with a failure come first. */
    private List<Placed> columns(double gap, double poolGap, boolean overflows) {
        var ordered = new ArrayList<>(content.columns());
        if (overflows) {
            pinned = (int) ordered.stream().filter(MatrixLayout::hasFailed).count();
            ordered.sort(Comparator.comparing((Column column) -> hasFailed(column) ? 0 : 1));
        }
        var placed = new ArrayList<Placed>();
        var x = 0.0;
        var pool = ordered.isEmpty() ? "" : ordered.getFirst().pool();
        for (var column : ordered) {
            if (!column.pool().equals(pool) || pinned > 0 && placed.size() == pinned) {
                x += poolGap;
                pool = column.pool();
            }
            placed.add(new Placed(column, x));
            x += cellWidth + gap;
        }
        return placed;
    }

    private void place() {
        once.forEach(it -> places.put(it.cell().id(),
                new Rectangle2D(left + it.x(), it.y(), Math.max(0, it.width()), ONCE_HEIGHT)));
        for (var placed : columns) {
            for (var row = 0; row < placed.column().cells().size(); row++) {
                places.putIfAbsent(placed.column().cells().get(row).id(),
                        new Rectangle2D(left + placed.x(), rowY(row), cellWidth, ROW_HEIGHT));
            }
        }
    }

    static boolean hasFailed(Column column) {
        return column.cells().stream().anyMatch(cell -> cell.state() == State.FAILED);
    }

    double left() {
        return left;
    }

    double width() {
        return width;
    }

    double cellWidth() {
        return cellWidth;
    }

    boolean hasGlyphs() {
        return cellWidth >= GLYPHS_FROM;
    }

    List<PlacedOnce> once() {
        return once;
    }

    List<Placed> columns() {
        return columns;
    }

    /** How many columns stand first, out of their pools' order. */
    int pinned() {
        return pinned;
    }

    /** From a pool's first column to its last. */
    double poolWidth(String pool) {
        var own = columns.stream().skip(pinned).filter(it -> it.column().pool().equals(pool)).mapToDouble(Placed::x)
                .summaryStatistics();
        return own.getMax() - own.getMin() + cellWidth;
    }

    double namesY() {
        return once.stream().mapToDouble(it -> it.y() + ONCE_HEIGHT).max().orElse(0) + (once.isEmpty() ? 0 : ROW_SPACE);
    }

    double rowY(int row) {
        return namesY() + NAMES_HEIGHT + ROW_SPACE / 2 + row * (ROW_HEIGHT + ROW_SPACE);
    }

    double height() {
        return content.columns().isEmpty() ? namesY() : rowY(content.rows().size()) - ROW_SPACE;
    }

    boolean overflows() {
        return hidden() > 0;
    }

    /** How much of the columns does not fit. */
    double hidden() {
        return Math.max(0, total - (width - left));
    }

    /** Which share of the columns is seen. */
    double shown() {
        return total <= 0 ? 1 : (width - left) / total;
    }

    Optional<Rectangle2D> place(String id, double scrolled) {
        return Optional.ofNullable(places.get(id)).map(place -> isOnce(id) ? place
                : new Rectangle2D(place.getMinX() - scrolled, place.getMinY(), place.getWidth(), place.getHeight()))
                .filter(place -> place.getMaxX() > left && place.getMinX() < width);
    }

    private boolean isOnce(String id) {
        return once.stream().anyMatch(it -> it.cell().id().equals(id));
    }

    /** The scroll value at which the cell is seen; empty if it is already. */
    Optional<Double> revealing(String id, double scrolled) {
        return Optional.ofNullable(places.get(id)).filter(_ -> !isOnce(id)).flatMap(place -> {
            if (place.getMinX() - scrolled < left) {
                return Optional.of(place.getMinX() - left);
            }
            return place.getMaxX() - scrolled > width ? Optional.of(Math.min(hidden(), place.getMaxX() - width))
                    : Optional.empty();
        });
    }

    Optional<Cell> at(double x, double y, double scrolled) {
        for (var it : once) {
            if (new Rectangle2D(left + it.x(), it.y(), it.width(), ONCE_HEIGHT).contains(x, y)) {
                return Optional.of(it.cell());
            }
        }
        if (x < left) {
            return Optional.empty();
        }
        for (var placed : columns) {
            var at = left + placed.x() - scrolled;
            if (x >= at && x < at + cellWidth) {
                for (var row = 0; row < placed.column().cells().size(); row++) {
                    if (y >= rowY(row) && y < rowY(row) + ROW_HEIGHT) {
                        return Optional.of(placed.column().cells().get(row))
                                .filter(cell -> cell.state() != State.NONE);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Where an arrow key leads from a cell; to the first one from nowhere. */
    Optional<Cell> neighbour(Optional<String> from, KeyCode arrow) {
        var lines = new ArrayList<List<Cell>>();
        lines.add(once.stream().map(PlacedOnce::cell).toList());
        for (var row = 0; row < content.rows().size(); row++) {
            var at = row;
            lines.add(columns.stream().map(it -> it.column().cells().get(at)).toList());
        }
        for (var line = 0; line < lines.size(); line++) {
            for (var i = 0; i < lines.get(line).size(); i++) {
                if (Optional.of(lines.get(line).get(i).id()).equals(from)) {
                    var next = lines.get(Math.clamp(line + step(arrow, KeyCode.UP, KeyCode.DOWN), 0,
                            lines.size() - 1));
                    var to = Math.clamp(i + step(arrow, KeyCode.LEFT, KeyCode.RIGHT), 0,
                            Math.max(0, next.size() - 1));
                    return next.isEmpty() ? Optional.empty() : Optional.of(next.get(to));
                }
            }
        }
        return lines.stream().flatMap(List::stream).findFirst();
    }

    private static int step(KeyCode arrow, KeyCode back, KeyCode forth) {
        return arrow == forth ? 1 : arrow == back ? -1 : 0;
    }
}
