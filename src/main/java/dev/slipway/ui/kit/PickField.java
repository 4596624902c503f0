package dev.slipway.ui.kit;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;

/**
 * A text that can be typed or pasted freely, and a list to pick it from: a cloud's things have names that need not be unique, and
 * IDs that nobody types. The list is filtered by what is typed.
 */
public final class PickField extends CustomTextField {

    private static final double ROW = 44;
    private static final int MOST_ROWS = 7;

    /**
     * One thing to pick.
     *
     * @param value  what is written when it is picked: its name or, where that is not enough, its ID
     * @param detail the second line
     * @param doubled whether others have its name
     */
    public record Choice(String value, String name, String detail, boolean doubled) {

        /** Whether somebody who types this may mean it. */
        boolean fits(String typed) {
            return name.toLowerCase(Locale.ROOT).contains(typed) || detail.toLowerCase(Locale.ROOT).contains(typed)
                    || value.toLowerCase(Locale.ROOT).contains(typed);
        }
    }

    private final Words words;
    private final FilteredList<Choice> shown = new FilteredList<>(FXCollections.observableArrayList());
    private final ListView<Choice> list = new ListView<>(shown);
    private final Popup popup = new Popup();
    private boolean picking;
    private boolean closedByPress;

    public PickField(Words words, String id) {
        this.words = words;
        setId(id);
        getStyleClass().add("pick-field");
        list.setId(id + "-list");
        list.getStyleClass().add("pick-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new PickCell(words));
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> pick());
        popup.setAutoHide(true);
        // who presses Next while the list is open means Next
        popup.setConsumeAutoHidingEvents(false);
        popup.setOnAutoHide(_ -> closedByPress = true);
        popup.getContent().add(list);
        var arrow = new StackPane(Icon.of("mdal-arrow_drop_down", Icon.CONTROL));
        arrow.setCursor(Cursor.HAND);
        arrow.setOnMouseEntered(_ -> closedByPress = false);
        arrow.setOnMouseClicked(_ -> {
            if (!closedByPress) {
                open("");
            }
            closedByPress = false;
        });
        setRight(arrow);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        textProperty().subscribe(_ -> typed());
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
    }

    /** What can be picked now. */
    public void offer(List<Choice> choices) {
        @SuppressWarnings("unchecked") var source = (javafx.collections.ObservableList<Choice>) shown.getSource();
        source.setAll(choices);
        describe();
    }

    /** The choice that the present text means. */
    public Optional<Choice> chosen() {
        return shown.getSource().stream().map(Choice.class::cast)
                .filter(choice -> choice.value().equals(getText()) || choice.detail().equals(getText())).findFirst();
    }

    /** What is typed or was picked. */
    public StringProperty value() {
        return textProperty();
    }

    private void typed() {
        describe();
        if (isFocused() && !picking) {
            open(getText());
        }
    }

    private void describe() {
        setTooltip(chosen().filter(choice -> !choice.detail().isEmpty())
                .map(choice -> new Tooltip(choice.name() + "\n" + choice.detail())).orElse(null));
    }

    private void open(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(choice -> text.isEmpty() || choice.fits(text));
        if (shown.isEmpty() || getScene() == null || isDisabled()) {
            popup.hide();
            return;
        }
        Bounds place = localToScreen(getBoundsInLocal());
        list.setPrefSize(getWidth(), ROW * Math.min(MOST_ROWS, shown.size()) + 2);
        list.getSelectionModel().select(Math.max(0, shown.indexOf(chosen().orElse(null))));
        if (!popup.isShowing() && place != null) {
            list.getStylesheets().setAll(getScene().getStylesheets());
            list.getStyleClass().removeIf(name -> name.startsWith("lang-"));
            list.getStyleClass().add(words.language().get().styleClass());
            popup.show(this, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            if (popup.isShowing()) {
                var by = event.getCode() == KeyCode.DOWN ? 1 : -1;
                var next = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, shown.size() - 1);
                list.getSelectionModel().select(next);
                list.scrollTo(next);
            } else {
                open("");
            }
            event.consume();
        } else if (popup.isShowing() && event.getCode() == KeyCode.ENTER) {
            pick();
            event.consume();
        } else if (popup.isShowing() && event.getCode() == KeyCode.ESCAPE) {
            popup.hide();
            event.consume();
        }
    }

    private void pick() {
        var choice = list.getSelectionModel().getSelectedItem();
        if (choice != null) {
            picking = true;
            setText(choice.value());
            positionCaret(getText().length());
            picking = false;
        }
        popup.hide();
    }

    /** How many have this name, for a chip beside the field; none if the name is unique. */
    public Optional<Message> doubled(String key) {
        return chosen().filter(Choice::doubled).map(choice -> Message.of(key, shown.getSource().stream()
                .map(Choice.class::cast).filter(other -> other.name().equals(choice.name())).count()));
    }
}
