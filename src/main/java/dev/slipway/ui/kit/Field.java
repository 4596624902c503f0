package dev.slipway.ui.kit;

import dev.slipway.text.Message;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A control with its name above, and below it what is wrong with its answer, or else a hint. */
public final class Field extends VBox {

    private final Control control;

    public Field(Words words, String nameKey, Control control, ObservableValue<Optional<Message>> problem) {
        this(words, nameKey, control, problem, new Region());
    }

    /** @param beside at the right of the name, such as a chip */
    public Field(Words words, String nameKey, Control control, ObservableValue<Optional<Message>> problem,
            Region beside) {
        this.control = control;
        var name = new Label();
        name.textProperty().bind(words.say(nameKey));
        name.setLabelFor(control);
        name.getStyleClass().add("field-label");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var below = new Label();
        below.textProperty().bind(words.say(problem));
        below.getStyleClass().addAll("t-caption", "t-danger");
        below.setWrapText(true);
        below.setGraphic(Sign.BLOCKING.icon(14));
        below.managedProperty().bind(below.visibleProperty());
        below.visibleProperty().bind(problem.map(Optional::isPresent).orElse(false));
        problem.subscribe(wrong -> {
            control.getStyleClass().remove("field-wrong");
            if (wrong != null && wrong.isPresent()) {
                control.getStyleClass().add("field-wrong");
            }
        });
        control.setMaxWidth(Double.MAX_VALUE);
        if (control.getAccessibleRole() == AccessibleRole.TEXT) {
            control.setAccessibleRole(AccessibleRole.TEXT_FIELD);
        }
        control.accessibleTextProperty().bind(name.textProperty());
        control.accessibleHelpProperty().bind(below.textProperty());
        getStyleClass().add("field");
        setSpacing(2);
        getChildren().addAll(new HBox(name, gap, beside), control, below);
    }

    public Control control() {
        return control;
    }
}
