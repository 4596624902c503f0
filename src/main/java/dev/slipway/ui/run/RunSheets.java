package dev.slipway.ui.run;

import atlantafx.base.theme.Styles;
import dev.slipway.plan.RunEvent.Direction;
import dev.slipway.provision.VolumeChoice;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Sheet;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Navigator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** What is asked before a run is stopped, and before a cluster is torn down. */
public final class RunSheets {

    private RunSheets() {}

    /** Whether to stop, and what stays if so; a tear-down may follow at once. */
    static void cancel(Words words, RunModel model, Navigator navigator, Node over) {
        var forward = model.direction() == Direction.FORWARD;
        var body = new VBox(12, Lettering.body(words.say(
                forward ? "ui.run.cancel.what" : "ui.run.cancel.what-backward")), left(words, model));
        var sheet = new Sheet(words, "cancel-run", Message.of("ui.run.cancel.title", name(model)), body);
        sheet.nothingToCancel(words, "ui.run.cancel.no");
        if (forward) {
            sheet.with(button(words, "cancel-and-tear-down", "ui.run.cancel.tear-down", () -> {
                sheet.close();
                model.cancel();
                model.whenOver(() -> navigator.run(model.folder(), Direction.BACKWARD, VolumeChoice.KEEP));
            }, Styles.DANGER, Styles.BUTTON_OUTLINED));
        }
        sheet.with(button(words, "cancel-yes", "ui.run.cancel.yes", () -> {
            sheet.close();
            model.cancel();
        }, Styles.ACCENT));
        sheet.open(over);
    }

    /** Whether to close the window while a run goes on. @param leave closes it, once the run has stopped */
    public static void leave(Words words, RunModel model, Node over, Runnable leave) {
        var body = new VBox(12, Lettering.body(words.say("ui.run.leave.what")), left(words, model));
        var sheet = new Sheet(words, "leave", Message.of("ui.run.leave.title", name(model)), body);
        sheet.nothingToCancel(words, "ui.run.leave.no");
        sheet.with(button(words, "leave-yes", "ui.run.leave.yes", () -> {
            sheet.close();
            model.cancel();
            model.whenOver(leave);
        }, Styles.ACCENT));
        sheet.open(over);
    }

    /** Whether to take all of it away, and what becomes of volumes that hold data. */
    static void tearDown(Words words, RunModel model, Navigator navigator, Node over) {
        var choice = new ToggleGroup();
        var keep = radio(words, "volumes-keep", "ui.run.tear-down.keep", choice);
        var delete = radio(words, "volumes-delete", "ui.run.tear-down.delete", choice);
        keep.setSelected(true);
        var body = new VBox(12, Lettering.body(words.say("ui.run.tear-down.what")), left(words, model),
                Lettering.strong(words.say("ui.run.tear-down.volumes")), keep, delete);
        var sheet = new Sheet(words, "tear-down-run", Message.of("ui.run.tear-down.title", name(model)), body);
        sheet.with(button(words, "tear-down-yes", "ui.run.tear-down.yes", () -> {
            sheet.close();
            navigator.run(model.folder(), Direction.BACKWARD,
                    delete.isSelected() ? VolumeChoice.DELETE : VolumeChoice.KEEP);
        }, Styles.DANGER));
        sheet.open(over);
    }

    /** What is in the cloud by now. */
    static Node left(Words words, RunModel model) {
        var made = Made.of(model.state().get());
        var text = made.isEmpty() ? Message.of("ui.run.left.nothing") : Message.of("ui.run.left", made);
        var label = Lettering.body(words.say(text));
        label.setId("left");
        return label;
    }

    private static String name(RunModel model) {
        return model.folder().id().name().value();
    }

    private static RadioButton radio(Words words, String id, String key, ToggleGroup group) {
        var radio = new RadioButton();
        radio.setId(id);
        radio.textProperty().bind(words.say(key));
        radio.setToggleGroup(group);
        return radio;
    }

    private static Button button(Words words, String id, String key, Runnable action, String... styles) {
        var button = new Button();
        button.setId(id);
        button.textProperty().bind(words.say(key));
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
