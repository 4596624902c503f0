package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.Styles;
import dev.slipway.text.Message;
import dev.slipway.ui.Screen;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dialogue that a person answers with the keyboard alone. */
class SheetTest {

    private final Words words = new Words(Language.ENGLISH);
    private final AtomicInteger pressed = new AtomicInteger();
    private final AtomicInteger beside = new AtomicInteger();
    private Screen screen;
    private Button accent;
    private Sheet sheet;

    @BeforeEach
    void open() throws Exception {
        screen = Screen.on();
        screen.show(1024, 700, () -> {
            var behind = new Button("Behind");
            behind.setId("behind");
            behind.setOnAction(_ -> beside.incrementAndGet());
            var scene = new Scene(new StackPane(new VBox(behind)), 1024, 700);
            new Looks(words, Theme.LIGHT).apply(scene);
            return scene;
        });
        screen.onWindowThread(() -> {
            screen.find("behind").requestFocus();
            var field = new TextField();
            field.setId("field");
            field.setAccessibleText("Two");
            accent = new Button("Export");
            accent.setId("accent");
            accent.getStyleClass().add(Styles.ACCENT);
            accent.setOnAction(_ -> pressed.incrementAndGet());
            sheet = new Sheet(words, "sheet", Message.of("ui.cluster.tear-down"),
                    new VBox(8, new CheckBox("One"), field)).with(accent);
            sheet.open(screen.find("behind"));
            return null;
        });
        screen.await("the sheet", () -> screen.sees("sheet"));
    }

    @Test
    void theFocusStaysInside() {
        var seen = new java.util.LinkedHashSet<String>();
        for (var press = 0; press < 6; press++) {
            seen.add(focus());
            screen.person().push(KeyCode.TAB);
        }
        screen.person().push(KeyCode.SHIFT, KeyCode.TAB);
        seen.add(focus());
        assertThat(seen).hasSize(4).contains("field", "sheet-cancel", "accent").doesNotContain("behind");
    }

    private String focus() {
        return screen.onWindowThread(() -> {
            var owner = screen.stage().getScene().getFocusOwner();
            return owner.getId() == null ? owner.getClass().getSimpleName() : owner.getId();
        });
    }

    @Test
    void escapeClosesItAndGivesTheFocusBack() {
        screen.person().push(KeyCode.ESCAPE);
        assertThat(screen.onWindowThread(sheet::isOpen)).isFalse();
        assertThat(focus()).isEqualTo("behind");
        assertThat(pressed).hasValue(0);
    }

    @Test
    void controlEnterPressesTheAccentButtonUnlessItIsOff() {
        screen.onWindowThread(() -> {
            accent.setDisable(true);
            return null;
        });
        screen.person().push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(pressed).hasValue(0);
        screen.onWindowThread(() -> {
            accent.setDisable(false);
            return null;
        });
        screen.person().push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(pressed).hasValue(1);
    }

    @Test
    void nothingBehindItCanBePressed() {
        screen.person().clickOn("#behind");
        assertThat(beside).hasValue(0);
        assertThat(screen.onWindowThread(sheet::isOpen)).isTrue();
        screen.photograph("kit-sheet");
    }
}
