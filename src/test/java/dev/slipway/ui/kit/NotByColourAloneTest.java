package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.text.Message;
import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.StepMatrix.Cell;
import dev.slipway.ui.kit.StepMatrix.Column;
import dev.slipway.ui.kit.StepMatrix.Content;
import dev.slipway.ui.kit.StepMatrix.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who sees no colours sees every state all the same. */
class NotByColourAloneTest {

    /** How much lighter or darker a neighbour has to be for an edge to be seen. */
    private static final double EDGE = 0.03;
    private static final int TELLING = 8;

    private final Words words = new Words(Language.ENGLISH);
    private Screen screen;

    @BeforeEach
    void open() throws Exception {
        screen = Screen.on();
    }

    @Test
    void everySignHasAGlyphAndAWordOfItsOwn() {
        assertThat(Arrays.stream(Sign.values()).map(Sign::literal)).doesNotHaveDuplicates();
        for (var language : Language.values()) {
            var spoken = new Words(language);
            assertThat(Arrays.stream(Sign.values()).map(sign -> spoken.now(sign.key()))).as(language.ownName())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aFindingOfEachWeightHasItsOwnGlyph() {
        var glyphs = screen.onWindowThread(() -> Arrays.stream(FindingCard.Weight.values())
                .map(weight -> new FindingCard(words, weight, Message.of("ui.name")))
                .flatMap(NotByColourAloneTest::icons)
                .toList());
        assertThat(glyphs).hasSize(FindingCard.Weight.values().length).doesNotHaveDuplicates();
    }

    @Test
    void aLinkOfEachStateHasItsOwnGlyph() {
        var glyphs = screen.onWindowThread(() -> {
            var links = Arrays.stream(PathPicture.State.values())
                    .map(state -> new PathPicture.Link(state, Message.of("ui.name"))).toList();
            var boxes = IntStream.rangeClosed(0, links.size()).mapToObj(_ -> new PathPicture.Box("mdoal-dns",
                    Message.of("ui.name"), List.of(), PathPicture.State.THERE)).toList();
            var picture = new PathPicture(words);
            picture.show(boxes, links);
            return icons(picture).filter(literal -> !literal.equals("mdoal-dns")).toList();
        });
        assertThat(glyphs).hasSize(PathPicture.State.values().length).doesNotHaveDuplicates();
    }

    /** @param columns so many nodes that cells have glyphs, or have no room for any */
    @ParameterizedTest
    @ValueSource(ints = {3, 60})
    void aCellOfEachStateHasItsOwnShape(int columns) {
        var matrix = shown(new Content("Once", List.of(), "Each node", rows(), IntStream.range(0, columns)
                .mapToObj(column -> new Column("web-w-" + column, "w", "w", cells(column + "/"))).toList()));
        assertShapesDiffer(matrix, "0/");
    }

    @Test
    void aCellThatIsThereOnceHasAShapeForEachState() {
        assertShapesDiffer(shown(new Content("Once", cells("once/"), "", List.of(), List.of())), "once/");
    }

    private static List<Cell> cells(String before) {
        return states().map(state -> new Cell(before + state, "Network", state, 0, "0:07", "")).toList();
    }

    private static List<String> rows() {
        return states().map(State::name).toList();
    }

    private static Stream<State> states() {
        return Arrays.stream(State.values()).filter(state -> state != State.NONE);
    }

    private StepMatrix shown(Content content) {
        var made = new ArrayList<StepMatrix>();
        screen.show(1024, 700, () -> {
            var matrix = new StepMatrix("matrix", _ -> {});
            matrix.show(content);
            made.add(matrix);
            var scene = new Scene(new StackPane(matrix), 1024, 700);
            new Looks(words, Theme.LIGHT).apply(scene);
            return scene;
        });
        var matrix = made.getFirst();
        screen.await("the drawing", () -> matrix.place(content.all().getFirst().id()).isPresent());
        return matrix;
    }

    private void assertShapesDiffer(StepMatrix matrix, String before) {
        var shapes = screen.onWindowThread(() -> {
            var parameters = new SnapshotParameters();
            var image = matrix.snapshot(parameters, null).getPixelReader();
            var left = matrix.getBoundsInLocal().getMinX();
            var top = matrix.getBoundsInLocal().getMinY();
            Map<State, BitSet> all = new HashMap<>();
            states().forEach(state -> {
                var place = matrix.place(before + state).orElseThrow();
                all.put(state, shape(image, new Rectangle2D(place.getMinX() - left, place.getMinY() - top,
                        place.getWidth(), place.getHeight())));
            });
            return all;
        });
        shapes.forEach((one, shape) -> shapes.forEach((other, otherShape) -> {
            if (one != other) {
                var difference = (BitSet) shape.clone();
                difference.xor(otherShape);
                assertThat(difference.cardinality()).as("%s and %s differ by their shapes", one, other)
                        .isGreaterThanOrEqualTo(TELLING);
            }
        }));
    }

    /** Where something is lighter or darker than what is at the left of it or above. */
    private static BitSet shape(PixelReader image, Rectangle2D place) {
        var shape = new BitSet();
        var width = (int) place.getWidth();
        var height = (int) place.getHeight();
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var atX = (int) place.getMinX() + x;
                var atY = (int) place.getMinY() + y;
                var here = grey(image, atX, atY);
                shape.set(y * width + x, Math.abs(here - grey(image, Math.max(0, atX - 1), atY)) > EDGE
                        || Math.abs(here - grey(image, atX, Math.max(0, atY - 1))) > EDGE);
            }
        }
        return shape;
    }

    private static double grey(PixelReader image, int x, int y) {
        return image.getColor(x, y).grayscale().getRed();
    }

    private static Stream<String> icons(Node node) {
        if (node instanceof FontIcon icon) {
            return Stream.of(icon.getIconLiteral());
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(NotByColourAloneTest::icons)
                : Stream.empty();
    }
}
