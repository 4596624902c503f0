package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.StepMatrix.Cell;
import dev.slipway.ui.kit.StepMatrix.Column;
import dev.slipway.ui.kit.StepMatrix.Content;
import dev.slipway.ui.kit.StepMatrix.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class MatrixLayoutTest {

    private static final double WIDTH = 1000;

    @Test
    void aCellIsFoundWhereItIsDrawn() {
        var layout = layout(8, WIDTH, Optional.empty());
        assertThat(layout.overflows()).isFalse();
        for (var id : List.of("network", "w-1/0", "w-8/1")) {
            var place = layout.place(id, 0).orElseThrow();
            assertThat(layout.at(place.getMinX() + 1, place.getMinY() + 1, 0)).map(Cell::id).contains(id);
        }
        assertThat(layout.at(1, layout.rowY(0) + 1, 0)).isEmpty();
    }

    @Test
    void columnsStayInThePlansOrderWhereAllAreSeen() {
        assertThat(layout(8, WIDTH, Optional.of(8)).columns().getFirst().column().name()).isEqualTo("w-1");
    }

    @Test
    void glyphsGoWhereThereIsNoRoomForThem() {
        assertThat(layout(8, WIDTH, Optional.empty()).hasGlyphs()).isTrue();
        assertThat(layout(90, WIDTH, Optional.empty()).hasGlyphs()).isFalse();
    }

    @Test
    void whatDoesNotFitIsScrolledAndFailuresComeFirst() {
        var layout = layout(300, WIDTH, Optional.of(250));
        assertThat(layout.overflows()).isTrue();
        assertThat(layout.columns().getFirst().column().name()).isEqualTo("w-250");
        assertThat(layout.place("w-300/0", 0)).isEmpty();
        var scrolled = layout.revealing("w-300/0", 0).orElseThrow();
        assertThat(layout.place("w-300/0", scrolled)).isPresent();
        assertThat(layout.place("network", scrolled)).isPresent();
    }

    @Test
    void theUpperRowTakesMoreLinesWhereItMust() {
        var narrow = layout(2, 260, Optional.empty());
        assertThat(narrow.once().getLast().y()).isGreaterThan(narrow.once().getFirst().y());
    }

    @Test
    void arrowKeysWalkFromCellToCell() {
        var layout = layout(8, WIDTH, Optional.empty());
        assertThat(layout.neighbour(Optional.empty(), KeyCode.DOWN)).map(Cell::id).contains("network");
        assertThat(layout.neighbour(Optional.of("network"), KeyCode.DOWN)).map(Cell::id).contains("w-1/0");
        assertThat(layout.neighbour(Optional.of("w-1/0"), KeyCode.RIGHT)).map(Cell::id).contains("w-2/0");
        assertThat(layout.neighbour(Optional.of("w-8/1"), KeyCode.RIGHT)).map(Cell::id).contains("w-8/1");
    }

    private static MatrixLayout layout(int columns, double width, Optional<Integer> failed) {
        var once = List.of(cell("network", State.DONE), cell("access", State.DONE), cell("ready", State.WAITING));
        var nodes = IntStream.rangeClosed(1, columns)
                .mapToObj(i -> new Column("w-" + i, "w", "w · " + columns, List.of(cell("w-" + i + "/0", State.DONE),
                        cell("w-" + i + "/1", failed.equals(Optional.of(i)) ? State.FAILED : State.WAITING))))
                .toList();
        return MatrixLayout.of(new Content("Once", once, "Each", List.of("Server", "Joined"), nodes), width,
                text -> text.length() * 7.0);
    }

    private static Cell cell(String id, State state) {
        return new Cell(id, id, state, 0, "", id);
    }
}
