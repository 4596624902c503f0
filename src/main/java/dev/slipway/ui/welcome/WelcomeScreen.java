package dev.slipway.ui.welcome;

import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Backstage;
import dev.slipway.ui.work.Navigator;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What now? */
public final class WelcomeScreen extends StackPane {

    private final Words words;
    private final WelcomeModel model;
    private final Navigator navigator;
    private final VBox recent = new VBox();

    /** @param corner language, theme and help */
    public WelcomeScreen(Backstage backstage, WelcomeModel model, Navigator navigator, Node corner) {
        this.words = backstage.words();
        this.model = model;
        this.navigator = navigator;
        getStyleClass().add("window");
        var open = tile("open", "mdoal-folder_open", words.say("ui.welcome.open"), words.say("ui.welcome.open-what"),
                () -> backstage.files().open(words.now("ui.welcome.open")).ifPresent(navigator::answers));
        var fresh = tile("new", "mdal-add_circle_outline", words.say("ui.welcome.new"),
                words.say("ui.welcome.new-what"), navigator::newCluster);
        fresh.getStyleClass().add("tile-first");
        var resume = tile("resume", "mdal-history", words.say("ui.welcome.resume"),
                words.say(model.unfinished().map(entry -> entry.map(it -> Message.of("ui.welcome.resume-what",
                        it.folder().id().name().value())))),
                () -> model.unfinished().getValue().ifPresent(this::goOn));
        resume.visibleProperty().bind(model.unfinished().map(java.util.Optional::isPresent));
        resume.managedProperty().bind(resume.visibleProperty());
        var practise = tile("practise", "mdal-directions_boat", words.say("ui.welcome.practise"),
                words.say("ui.welcome.practise-what"), navigator::practise);
        var tiles = new HBox(16, fresh, resume, open, practise);
        tiles.getChildren().forEach(tile -> HBox.setHgrow(tile, Priority.ALWAYS));
        recent.getStyleClass().addAll("card", "card-flush");
        var below = new VBox(16, tiles, Lettering.heading(words.say("ui.welcome.recent")), recent,
                Lettering.caption(words.say("ui.welcome.drop")));
        below.setPadding(new Insets(16, 64, 24, 64));
        var whole = new VBox(new Band(words, corner), below);
        var scroll = new ScrollPane(whole);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        getChildren().add(scroll);
        model.clusters().subscribe(this::show);
        model.read();
    }

    private Button tile(String id, String icon, ObservableValue<String> title, ObservableValue<String> what,
            Runnable action) {
        var name = Lettering.heading(title);
        name.getStyleClass().add("tile-title");
        var text = new VBox(4, name, Lettering.muted(what));
        var picture = Icon.of(icon, 28);
        picture.getStyleClass().add("icon-accent");
        var inside = new HBox(12, picture, text);
        var tile = new Button(null, inside);
        tile.setId("tile-" + id);
        tile.getStyleClass().add("tile");
        tile.accessibleTextProperty().bind(title);
        tile.setOnAction(_ -> action.run());
        tile.setPrefWidth(250);
        tile.setMinWidth(180);
        inside.prefWidthProperty().bind(tile.widthProperty().subtract(34));
        HBox.setHgrow(text, Priority.ALWAYS);
        return tile;
    }

    private void show(List<ClusterEntry> clusters) {
        recent.getChildren().setAll(clusters.stream().map(this::row).toList());
        if (clusters.isEmpty()) {
            recent.getChildren().setAll(row(Lettering.strong(words.say("ui.welcome.none"))));
        }
    }

    private static HBox row(Node... parts) {
        var row = new HBox(16, parts);
        row.getStyleClass().add("list-row");
        return row;
    }

    private Node row(ClusterEntry entry) {
        var id = entry.stage().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var name = new VBox(Lettering.strong(words.say("ui.welcome.name", entry.folder().id().name().value())),
                Lettering.caption(words.say("ui.welcome.cloud", entry.cloud())));
        name.setPrefWidth(220);
        var state = new VBox(Lettering.strong(words.say("ui.stage." + id)),
                Lettering.caption(words.say("ui.welcome.steps", entry.done())));
        HBox.setHgrow(state, Priority.ALWAYS);
        var button = new Button();
        button.textProperty().bind(words.say(entry.isUnfinished() ? "ui.welcome.resume" : "ui.welcome.open"));
        button.setOnAction(_ -> {
            if (entry.isUnfinished()) {
                goOn(entry);
            } else {
                navigator.cluster(entry.folder());
            }
        });
        return row(name, state, button);
    }

    private void goOn(ClusterEntry entry) {
        navigator.run(entry.folder(), entry.stage() == ClusterEntry.Stage.HALF_TORN_DOWN
                ? Direction.BACKWARD
                : Direction.FORWARD, VolumeChoice.KEEP);
    }
}
