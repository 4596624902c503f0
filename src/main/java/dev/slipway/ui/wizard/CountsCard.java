package dev.slipway.ui.wizard;

import dev.slipway.plan.Plan;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** How many things of each kind the plan makes in the cloud. */
final class CountsCard extends VBox {

    private static final List<String> KINDS = List.of("server", "port", "floating-ip", "network", "subnet", "router",
            "security-group", "server-group", "key-pair", "cloud-credential");
    private static final int COLUMNS = 2;

    CountsCard(Words words, Plan plan) {
        super(8);
        getStyleClass().add("card");
        setId("counts");
        var grid = new GridPane(8, 4);
        for (var column = 0; column < COLUMNS; column++) {
            var numbers = new ColumnConstraints(20);
            numbers.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().addAll(numbers, new ColumnConstraints(98));
        }
        var place = 0;
        for (var kind : KINDS) {
            var count = plan.steps().stream().filter(step -> step.id().stage().equals(kind)).count();
            if (count > 0) {
                grid.add(Lettering.strong(words.say("ui.review.number", count)), place % COLUMNS * 2, place / COLUMNS);
                grid.add(Lettering.muted(words.say("ui.review.kind." + kind, count)), place % COLUMNS * 2 + 1,
                        place / COLUMNS);
                place++;
            }
        }
        var note = Lettering.caption(words.say("ui.review.marked"));
        note.setWrapText(true);
        getChildren().addAll(Lettering.strong(words.say("ui.review.created")), grid, note);
    }
}
