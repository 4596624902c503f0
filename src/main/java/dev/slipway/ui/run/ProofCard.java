package dev.slipway.ui.run;

import dev.slipway.openstack.BlockStorage.Volume;
import dev.slipway.provision.Leftovers.Thing;
import dev.slipway.provision.TearDown;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Chip;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sign;
import dev.slipway.ui.kit.Words;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The proof at the end of a tear-down: what was looked at in every service, what was kept, and what is still there. */
final class ProofCard extends HBox {

    private static final double WRAP = 880;

    private final Words words;

    /** @param actions what can be done about what is still there */
    ProofCard(Words words, TearDown.Result result, List<Button> actions) {
        super(16);
        this.words = words;
        setId("proof");
        var clean = result.remaining().isEmpty();
        getStyleClass().addAll("finding", clean ? "finding-done" : "finding-blocking");
        setAlignment(Pos.TOP_LEFT);
        var text = new VBox(8);
        HBox.setHgrow(text, Priority.ALWAYS);
        var title = Lettering.heading(words.say(!clean
                ? Message.of("ui.run.proof.remaining", result.remaining().size())
                : Message.of(result.kept().isEmpty() ? "ui.run.proof.nothing" : "ui.run.proof.nothing-else")));
        text.getChildren().add(title);
        result.remaining().forEach(thing -> text.getChildren().add(thing(thing)));
        if (!result.kept().isEmpty()) {
            text.getChildren().add(Lettering.strong(words.say("ui.run.proof.kept", result.kept().size())));
            result.kept().forEach(volume -> text.getChildren().add(volume(volume)));
        }
        text.getChildren().add(Lettering.body(words.say("ui.run.proof.checked")));
        var kinds = new FlowPane(8, 8);
        kinds.setPrefWrapLength(WRAP);
        result.checked().forEach((kind, count) -> kinds.getChildren().add(new Chip(Chip.Tone.NEUTRAL, words.say(
                "ui.run.checked." + kind.toLowerCase(Locale.ROOT).replace(' ', '-'), count))));
        text.getChildren().add(kinds);
        if (!actions.isEmpty()) {
            text.getChildren().add(new HBox(8, actions.toArray(Button[]::new)));
        }
        getChildren().addAll((clean ? Sign.DONE : Sign.BLOCKING).icon(28), text);
    }

    private Node thing(Thing thing) {
        var kind = Lettering.body(words.say("ui.run.thing." + thing.kind().toLowerCase(Locale.ROOT).replace(' ', '-')));
        return row(Sign.BLOCKING, kind, thing.name(), thing.id());
    }

    private Node volume(Volume volume) {
        return row(Sign.ADVICE, Lettering.body(words.say("ui.run.proof.volume", volume.sizeGib())), volume.name(),
                volume.id());
    }

    private Node row(Sign sign, Node what, String name, String id) {
        var row = new HBox(8, sign.icon(Icon.ROW), what,
                Lettering.mono(words.say("ui.run.step", name)), Lettering.mono(words.say("ui.run.step", id)));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
