package dev.slipway.ui.welcome;

import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/** The ship on its slipway, above the first screen. */
final class Band extends StackPane {

    private static final double HEIGHT = 220;
    private static final double TILT = 14;
    private static final double SLOPE = Math.tan(Math.toRadians(TILT));

    Band(Words words, Node corner) {
        getStyleClass().add("band");
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        var sea = new Pane();
        widthProperty().subscribe(width -> sea.getChildren().setAll(waves(width.doubleValue())));
        var title = Lettering.title(words.say("ui.name"));
        var what = Lettering.body(words.say("ui.welcome.what"));
        what.setMaxWidth(340);
        var icon = new ImageView(AppIcon.of(128));
        icon.setFitWidth(64);
        icon.setFitHeight(64);
        var text = new HBox(16, icon, new VBox(8, title, what));
        text.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(text, Pos.TOP_LEFT);
        setMargin(text, new Insets(56, 0, 0, 64));
        setAlignment(corner, Pos.TOP_RIGHT);
        setMargin(corner, new Insets(16, 56, 0, 0));
        getChildren().addAll(ship(), sea, text, corner);
    }

    /** The rails' slope is the ship's, as in the icon. */
    private static Node ship() {
        var rails = new Group();
        for (var x = 40; x <= 480; x += 56) {
            var post = new Line(x, 96 + x * SLOPE, x, HEIGHT);
            post.getStyleClass().add("band-post");
            rails.getChildren().add(post);
        }
        var rail = new Line(0, 88, 540, 88 + 540 * SLOPE);
        rail.getStyleClass().add("band-rail");
        var lower = new Line(0, 101, 500, 101 + 500 * SLOPE);
        lower.getStyleClass().add("band-post");
        rails.getChildren().addAll(rail, lower);
        var hull = shape("M30 116h196c0 38-24 62-62 62H92c-38 0-62-24-62-62z", "band-hull");
        var wheel = shape("M82 104a46 46 0 0 1 92 0", "band-wheel");
        var spokes = shape("M128 98V34M123 99 78 54M133 99l45-45", "band-spokes");
        var ship = new Group(wheel, spokes, hull);
        ship.getTransforms().addAll(new Translate(151, -1), new Rotate(TILT, 128, 140), new Scale(0.85, 0.85));
        var scene = new Pane(rails, ship);
        scene.setMouseTransparent(true);
        scene.setTranslateX(500);
        scene.setClip(new Rectangle(-500, 0, 3000, HEIGHT));
        return scene;
    }

    private static SVGPath shape(String path, String styleClass) {
        var shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add(styleClass);
        return shape;
    }

    private static Node waves(double width) {
        var path = new StringBuilder("M0,204 ");
        for (var x = 0.0; x < width; x += 160) {
            path.append("Q").append(x + 40).append(",192 ").append(x + 80).append(",202 ");
            path.append("T").append(x + 160).append(",204 ");
        }
        path.append("L").append(width).append(',').append(HEIGHT).append(" L0,").append(HEIGHT).append(" Z");
        var water = new SVGPath();
        water.setContent(path.toString());
        water.getStyleClass().add("band-water");
        return water;
    }
}
