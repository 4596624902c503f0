package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell, and notes between the rows that widen nothing. */
final class Table {

    private static final String GAP = "  ";
    private static final String NOTE = "  ! ";

    private final List<Line> lines = new ArrayList<>();

    private sealed interface Line {
        record Row(List<String> cells) implements Line {}

        record Note(String text) implements Line {}
    }

    Table(String... headings) {
        row(headings);
    }

    void row(String... cells) {
        lines.add(new Line.Row(List.of(cells)));
    }

    /** Something that is not right with the row above. */
    void note(String text) {
        lines.add(new Line.Note(text));
    }

    List<String> lines() {
        return lines.stream().map(line -> switch (line) {
            case Line.Row(var cells) -> padded(cells);
            case Line.Note(var text) -> NOTE + text;
        }).toList();
    }

    private String padded(List<String> cells) {
        var line = new StringBuilder();
        for (var column = 0; column < cells.size(); column++) {
            line.append(column == 0 ? "" : GAP).append(cells.get(column))
                    .repeat(" ", Math.max(0, width(column) - cells.get(column).length()));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line instanceof Line.Row(var cells) && cells.size() > column
                ? cells.get(column).length() : 0).max().orElse(0);
    }
}
