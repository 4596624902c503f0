package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.kit.Sign;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every photograph of a screen is searched for: see {@link Screen#photograph}. */
class NamelessTest {

    private Screen screen;

    @BeforeEach
    void open() throws Exception {
        screen = Screen.on();
    }

    @Test
    void aButtonWithNothingButAnIconHasNoName() {
        assertThat(namelessIn(() -> new Button(null, Sign.DONE.icon(16)))).hasSize(2);
    }

    @Test
    void aTextAnAccessibleTextAndALabelAreNames() {
        assertThat(namelessIn(() -> new Button("Go"))).isEmpty();
        assertThat(namelessIn(() -> {
            var button = new Button(null, Sign.DONE.icon(16));
            button.setAccessibleText("Go");
            return button;
        })).isEmpty();
        assertThat(namelessIn(() -> {
            var field = new TextField();
            var label = new Label("Name");
            label.setLabelFor(field);
            return new VBox(label, field);
        })).isEmpty();
    }

    @Test
    void aFieldWithAHintAloneHasNoName() {
        assertThat(namelessIn(() -> {
            var field = new TextField();
            field.setPromptText("Name");
            return field;
        })).hasSize(1);
    }

    @Test
    void aRowThatShowsASignAndSaysNothingIsFound() {
        assertThat(namelessIn(() -> {
            var list = new ListView<Sign>();
            list.setAccessibleText("Rows");
            list.setCellFactory(_ -> new ListCell<>() {
                @Override
                protected void updateItem(Sign sign, boolean empty) {
                    super.updateItem(sign, empty);
                    setGraphic(empty ? null : sign.icon(16));
                }
            });
            list.getItems().add(Sign.DONE);
            return list;
        })).isNotEmpty();
    }

    @Test
    void aSignNeedsAWordBesideIt() {
        assertThat(namelessIn(() -> new HBox(Sign.BLOCKING.icon(16)))).hasSize(1);
        assertThat(namelessIn(() -> new HBox(Sign.BLOCKING.icon(16), new Label("failed")))).isEmpty();
    }

    @Test
    void whatIsHiddenIsNotLookedFor() {
        assertThat(namelessIn(() -> {
            var button = new Button();
            button.setVisible(false);
            return button;
        })).isEmpty();
    }

    private List<String> namelessIn(Supplier<Node> made) {
        screen.show(400, 300, () -> new Scene(new StackPane(made.get())));
        return screen.onWindowThread(() -> {
            var root = screen.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            return Nameless.in(root);
        });
    }
}
