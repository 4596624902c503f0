package dev.slipway.ui.wizard;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.wizard.KubernetesModel.Range;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who has which addresses, lowest first; the wider a bar, the more they are. Not to scale: a million would hide a hundred. */
final class RangeRuler extends HBox {

    private static final double WIDEST = 88;
    private static final double PER_BIT = 5;

    private final Words words;

    RangeRuler(Words words) {
        this.words = words;
        getStyleClass().add("ruler");
    }

    void show(List<Range> ranges) {
        getChildren().setAll(ranges.stream().map(this::one).toList());
    }

    private VBox one(Range range) {
        var name = Lettering.strong(words.say(name(range)));
        name.getStyleClass().add("t-small");
        var bar = new Region();
        bar.getStyleClass().addAll("ruler-bar", range.clashes() ? "ruler-clash" : "ruler-" + range.field()
                .replace('.', '-'));
        bar.setMaxWidth(Math.clamp(WIDEST - PER_BIT * (range.addresses().prefix() - 8), 8, WIDEST));
        var line = new Region();
        line.getStyleClass().add("ruler-line");
        var ground = new javafx.scene.layout.StackPane(line, bar);
        ground.setAlignment(Pos.CENTER_LEFT);
        var addresses = Lettering.mono(words.say("ui.network.plain", range.addresses().value()));
        var box = new VBox(4, name, ground, addresses);
        box.setPrefWidth(100);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static Message name(Range range) {
        return Message.of(switch (range.field()) {
            case "kubernetes.pods" -> "ui.kubernetes.range-pods";
            case "kubernetes.services" -> "ui.kubernetes.range-services";
            default -> "ui.kubernetes.range-nodes";
        });
    }
}
