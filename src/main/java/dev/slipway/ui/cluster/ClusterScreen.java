package dev.slipway.ui.cluster;

import atlantafx.base.theme.Styles;
import dev.slipway.cluster.NodeRow;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.FindingCard;
import dev.slipway.ui.kit.PageHeader;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Each server beside the node it is. */
public final class ClusterScreen extends VBox {

    private final TableView<NodeRow> table = new TableView<>();

    public ClusterScreen(Words words, ClusterModel model, Navigator navigator) {
        getStyleClass().add("wide-page");
        var down = new Button();
        down.setId("tear-down");
        down.textProperty().bind(words.say("ui.cluster.tear-down"));
        down.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        down.setOnAction(_ -> navigator.run(model.folder(), Direction.BACKWARD, VolumeChoice.KEEP));
        column(words, "ui.cluster.server", row -> row.server().map(it -> it.name()).orElse(""));
        column(words, "ui.cluster.server-id", row -> row.server().map(it -> it.id()).orElse(""));
        column(words, "ui.cluster.status", row -> row.server().map(it -> it.status()).orElse(""));
        column(words, "ui.cluster.node", row -> row.node().map(it -> it.name()).orElse(""));
        column(words, "ui.cluster.provider-id", row -> row.node().map(it -> it.providerId()).orElse(""));
        var causes = new VBox(8);
        model.failure().subscribe(failure -> {
            causes.getChildren().clear();
            failure.ifPresent(why -> causes.getChildren()
                    .add(new FindingCard(words, FindingCard.Weight.BLOCKING, why.message())));
        });
        model.map().subscribe(map -> map.ifPresent(seen -> table.getItems().setAll(seen.nodes())));
        var body = new VBox(16, causes, table);
        body.getStyleClass().add("page-body");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new PageHeader(
                words.say(Message.of("ui.cluster.heading", model.folder().id().name().value())),
                words.say("ui.cluster.question"), down), body);
        model.look();
    }

    private void column(Words words, String key, Function<NodeRow, String> text) {
        var column = new TableColumn<NodeRow, String>();
        column.textProperty().bind(words.say(key));
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        table.getColumns().add(column);
    }
}
