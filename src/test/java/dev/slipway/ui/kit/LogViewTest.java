package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.LogLines.Line;
import dev.slipway.ui.kit.LogLines.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogViewTest {

    private final LogLines lines = new LogLines();
    private final List<String> copied = new ArrayList<>();
    private final Words words = new Words(Language.ENGLISH);
    private final Screen screen;

    LogViewTest() throws Exception {
        screen = Screen.on();
    }

    @BeforeEach
    void open() {
        screen.show(1180, 780, () -> {
            var view = new LogView(words, new SimpleStringProperty("Join web-cp-2"),
                    new SimpleStringProperty("the API knows no node web-cp-2 yet"), lines, copied::add, () -> {});
            var scene = new Scene(new BorderPane(view), 1180, 780);
            new Looks(words, Theme.LIGHT).apply(scene);
            return scene;
        });
        add(0, 100);
    }

    @Test
    void whoReadsFurtherUpIsNotMovedAndIsToldHowMuchCame() {
        screen.await("a bar to scroll by", () -> screen.find("log").lookupAll(".scroll-bar:vertical").stream()
                .anyMatch(Node::isVisible));
        screen.onWindowThread(() -> {
            // not by the robot: which window has the keyboard is the system's affair
            Event.fireEvent(screen.find("log"),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.HOME, false, false, false, false));
            return null;
        });
        screen.await("that it is not followed", () -> !lines.following().get());
        add(100, 137);
        screen.await("the pill", () -> screen.sees("log-unseen"));
        screen.photograph("log-37-new-lines");
        assertThat(((Button) screen.find("log-unseen")).getText()).isEqualTo("37 new lines");
        press("log-unseen");
        screen.await("that it is followed", () -> lines.following().get() && !screen.sees("log-unseen"));
        assertThat(lines.shown()).hasSize(137);
    }

    @Test
    void aSearchIsCountedAndWalkedThrough() {
        screen.onWindowThread(() -> {
            ((TextField) screen.find("log-search")).setText("line 9");
            return null;
        });
        assertThat(found()).isEqualTo("1 of 11");
        press("log-next");
        assertThat(found()).isEqualTo("2 of 11");
        press("log-previous");
        press("log-previous");
        assertThat(found()).isEqualTo("11 of 11");
    }

    @Test
    void allThatIsHereIsCopied() {
        press("log-copy");
        screen.await("the copy", () -> !copied.isEmpty());
        assertThat(copied.getFirst()).startsWith("11:30:02  line 0\n").endsWith("line 99\n");
    }

    private String found() {
        return screen.onWindowThread(() -> ((Label) screen.find("log-found")).getText());
    }

    private void add(int from, int to) {
        screen.onWindowThread(() -> {
            lines.add(IntStream.range(from, to).mapToObj(i -> new Line("11:30:02", "line " + i, Tone.PLAIN)).toList(),
                    to - from);
            return null;
        });
    }

    /** As the keyboard does: a click could miss what a busy machine has not yet laid out. */
    private void press(String id) {
        screen.onWindowThread(() -> {
            ((Button) screen.find(id)).fire();
            return null;
        });
    }
}
