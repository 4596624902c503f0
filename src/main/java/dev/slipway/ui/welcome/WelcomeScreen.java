package dev.slipway.ui.welcome;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Navigator;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What now? */
public final class WelcomeScreen extends StackPane {

    private static final double SIDE = 64;
    private static final double TILE = 180;

    private final Words words;
    private final WelcomeModel model;
    private final Navigator navigator;

    /** @param corner language and theme */
    public WelcomeScreen(Backstage backstage, WelcomeModel model, Navigator navigator, Node corner) {
        this.words = backstage.words();
        this.model = model;
        this.navigator = navigator;
        getStyleClass().add("window");
        var below = new VBox(16, notice(), tiles(backstage), new RecentClusters(words, model, navigator),
                new FoundClouds(words, model, navigator), hint());
        below.setPadding(new Insets(20, SIDE, 24, SIDE));
        var scroll = new ScrollPane(new VBox(new Band(words, corner), below));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        getChildren().add(scroll);
        model.read();
    }

    private Node notice() {
        var place = new VBox();
        model.notice().subscribe(notice -> place.getChildren().setAll(notice.stream()
                .map(said -> new FindingCard(words, FindingCard.Weight.BLOCKING, said)).toList()));
        place.managedProperty().bind(model.notice().map(Optional::isPresent));
        return place;
    }

    private Node tiles(Backstage backstage) {
        var fresh = tile("new", "mdal-add_circle_outline", words.say("ui.welcome.new"),
                words.say("ui.welcome.new-what"), navigator::newCluster);
        fresh.getStyleClass().add("tile-first");
        var unfinished = model.unfinished();
        var resume = tile("resume", "mdal-history", words.say("ui.welcome.resume"),
                words.say(unfinished.map(entry -> entry.map(it -> Message.of("ui.welcome.resume-what",
                        it.folder().id().name().value())))),
                () -> unfinished.getValue().ifPresent(entry -> RecentClusters.goOn(entry, navigator)));
        showWhile(resume, unfinished.map(Optional::isPresent));
        var draft = tile("draft", "mdoal-edit", words.say("ui.welcome.draft"),
                words.say(model.draft().map(left -> left.map(it -> it.name().isBlank()
                        ? Message.of("ui.welcome.draft-unnamed")
                        : Message.of("ui.welcome.draft-what", it.name())))),
                navigator::draft);
        showWhile(draft, model.draft().map(Optional::isPresent));
        var open = tile("open", "mdoal-folder_open", words.say("ui.welcome.open"), words.say("ui.welcome.open-what"),
                () -> backstage.files().open(words.now("ui.welcome.open")).ifPresent(this::open));
        var practise = tile("practise", "mdal-directions_boat", words.say("ui.welcome.practise"),
                words.say("ui.welcome.practise-what"), navigator::practise);
        var tiles = new HBox(16, fresh, resume, draft, open, practise);
        tiles.getChildren().forEach(tile -> HBox.setHgrow(tile, Priority.ALWAYS));
        return tiles;
    }

    private static void showWhile(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    private Button tile(String id, String icon, ObservableValue<String> title, ObservableValue<String> what,
            Runnable action) {
        var name = Lettering.heading(title);
        name.getStyleClass().add("tile-title");
        var text = new VBox(4, name, Lettering.muted(what));
        HBox.setHgrow(text, Priority.ALWAYS);
        var picture = Icon.of(icon, 28);
        picture.getStyleClass().add("icon-accent");
        var inside = new HBox(12, picture, text);
        inside.setAlignment(Pos.TOP_LEFT);
        var tile = new Button(null, inside);
        tile.setId("tile-" + id);
        tile.getStyleClass().add("tile");
        tile.accessibleTextProperty().bind(title);
        tile.accessibleHelpProperty().bind(what);
        tile.setOnAction(_ -> {
            model.forgetNotice();
            action.run();
        });
        tile.setPrefWidth(TILE);
        tile.setMinWidth(TILE);
        inside.prefWidthProperty().bind(tile.widthProperty().subtract(34));
        return tile;
    }

    private Node hint() {
        var hint = Lettering.caption(words.say("ui.welcome.drop"));
        hint.setGraphic(Icon.of("mdomz-save_alt", Icon.ROW));
        hint.setGraphicTextGap(8);
        var place = new HBox(hint);
        place.setAlignment(Pos.CENTER);
        return place;
    }

    private void open(Path file) {
        model.forgetNotice();
        navigator.answers(file);
    }
}
