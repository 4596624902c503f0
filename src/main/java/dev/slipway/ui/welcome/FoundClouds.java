package dev.slipway.ui.welcome;

import dev.slipway.openstack.CloudSummary;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.CloudScout.Source;
import dev.slipway.ui.work.Navigator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Each cloud that the user's files name, one click away from a cluster in it; nothing where there is none. */
final class FoundClouds extends VBox {

    private static final int MOST = 6;
    private static final double NAMES = 220;

    private final Words words;
    private final Navigator navigator;
    private final VBox rows = new VBox();

    FoundClouds(Words words, WelcomeModel model, Navigator navigator) {
        super(12);
        this.words = words;
        this.navigator = navigator;
        setId("found-clouds");
        rows.getStyleClass().addAll("card", "card-flush");
        getChildren().addAll(Lettering.heading(words.say("ui.welcome.clouds")), rows);
        visibleProperty().bind(model.clouds().map(found -> !found.isEmpty()));
        managedProperty().bind(visibleProperty());
        model.clouds().subscribe(this::show);
    }

    private void show(List<WelcomeModel.FoundCloud> found) {
        rows.getChildren().setAll(found.stream().limit(MOST)
                .map(one -> row(one.source(), one.cloud(), one == found.getFirst())).toList());
        if (found.size() > MOST) {
            var more = new HBox(Lettering.caption(words.say("ui.welcome.more-clouds", found.size() - MOST)));
            more.getStyleClass().addAll("list-row", "row-line");
            rows.getChildren().add(more);
        }
    }

    private Node row(Source source, CloudSummary cloud, boolean first) {
        var name = Lettering.strong(words.say("ui.welcome.name", cloud.name()));
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var project = Lettering.caption(words.say(cloud.project().isEmpty() ? Message.of("ui.welcome.no-project")
                : Message.of("ui.welcome.name", cloud.project())));
        var who = new VBox(2, name, project);
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(NAMES);
        who.setMaxWidth(NAMES);
        var url = Lettering.mono(words.say("ui.welcome.name", cloud.authUrl()));
        var place = Lettering.caption(words.say(cloud.problem()
                .orElse(Message.of("ui.welcome.from-file", source.file()))));
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var where = new VBox(2, url, place);
        where.setAlignment(Pos.CENTER_LEFT);
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        var here = new Button();
        here.setId("new-on-" + cloud.name());
        here.textProperty().bind(words.say("ui.welcome.new-here"));
        here.accessibleTextProperty().bind(words.say("ui.welcome.new-on", cloud.name()));
        here.setMinWidth(USE_PREF_SIZE);
        here.setOnAction(_ -> navigator.newCluster(source, cloud));
        var row = new HBox(12, who, cloud.problem().isPresent() ? Sign.ADVICE.icon(Icon.CONTROL)
                : Icon.of("mdoal-cloud_queue", Icon.CONTROL), where, here);
        row.getStyleClass().addAll("list-row", "click-row");
        row.setOnMouseClicked(_ -> navigator.newCluster(source, cloud));
        if (!first) {
            row.getStyleClass().add("row-line");
        }
        return row;
    }
}
