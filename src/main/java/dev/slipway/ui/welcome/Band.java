package dev.slipway.ui.welcome;

import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/** The ship on its slipway, above the first screen. */
final class Band extends StackPane {

    private static final double HEIGHT = 220;

    Band(Words words, Node corner) {
        getStyleClass().add("band");
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        var sea = new Pane();
        widthProperty().subscribe(width -> sea.getChildren().setAll(waves(width.doubleValue())));
        var title = Lettering.title(words.say("ui.name"));
        var what = Lettering.body(words.say("ui.welcome.what"));
        what.setMaxWidth(340);
        var text = new VBox(8, title, what);
        text.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(text, Pos.TOP_LEFT);
        setMargin(text, new Insets(56, 0, 0, 64));
        setAlignment(corner, Pos.TOP_RIGHT);
        setMargin(corner, new Insets(16, 56, 0, 0));
        getChildren().addAll(ship(), sea, text, corner);
    }

    private static Node ship() {
        var scene = new Pane();
        scene.setMaxWidth(700);
        var rails = new Group();
        for (var x = 40; x <= 480; x += 56) {
            var post = new Line(x, 96 + x * 0.245, x, HEIGHT);
            post.getStyleClass().add("band-post");
            rails.getChildren().add(post);
        }
        for (var drop = 0; drop <= 12; drop += 12) {
            var rail = new Line(0, 88 + drop, 520, 216 + drop);
            rail.getStyleClass().add("band-rail");
            rails.getChildren().add(rail);
        }
        var hull = new SVGPath();
        hull.setContent("M0,0 L171,0 C171,34 150,52 122,52 L48,52 C18,52 0,34 0,0 Z");
        hull.getStyleClass().add("band-hull");
        hull.getTransforms().add(new javafx.scene.transform.Rotate(13.8, 0, 0));
        hull.setTranslateX(190);
        hull.setTranslateY(74);
        scene.getChildren().addAll(rails, hull);
        scene.setTranslateX(240);
        scene.setMouseTransparent(true);
        scene.setClip(new Rectangle(-200, 0, 1400, HEIGHT));
        return scene;
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
