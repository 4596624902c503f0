package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Screen;
import dev.slipway.ui.kit.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole road in 繁體中文 by somebody who has a keyboard and nothing else. */
class KeyboardRoadTest {

    /** More than any page has controls. */
    private static final int MOST_TABS = 60;

    @TempDir
    Path directory = Path.of("");

    private WindowOnPractice window;
    private Screen screen;

    @BeforeEach
    void open() throws Exception {
        window = WindowOnPractice.open(directory);
        screen = window.screen();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void aClusterIsMadeLookedAtExportedAndTornDown() {
        screen.await("the first screen", () -> screen.sees("tile-new"));
        press(KeyCode.CONTROL, KeyCode.L);
        press(KeyCode.CONTROL, KeyCode.L);
        assertThat(window.words().language().get()).isEqualTo(Language.TRADITIONAL_CHINESE);
        tabTo("tile-new");
        screen.photograph("keyboard-01-welcome");
        press(KeyCode.SPACE);

        tabTo("name");
        screen.person().write("web");
        screen.await("that the cloud can be reached", () -> screen.sees("trust") && isEnabled("next"));
        screen.photograph("keyboard-02-cloud");
        tabTo("next");
        press(KeyCode.SPACE);

        tabTo("network-external");
        screen.await("the networks", () -> !screen.find("ask-again").isDisabled());
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertThat(text("network-external")).isEqualTo("public");
        screen.photograph("keyboard-03-network");
        press(KeyCode.ALT, KeyCode.RIGHT);

        tabTo("nodes-image");
        screen.person().write("debian");
        press(KeyCode.ENTER);
        assertThat(text("nodes-image")).isEqualTo("debian-12-generic-amd64");
        tabTo("flavors");
        flavor("m1.medium");
        tabBackTo("choose-worker");
        press(KeyCode.SPACE);
        tabTo("flavors");
        flavor("m1.medium");
        screen.await("that there is room", () -> isEnabled("next"));
        screen.photograph("keyboard-04-nodes");
        press(KeyCode.ALT, KeyCode.RIGHT);
        screen.photograph("keyboard-05-kubernetes");
        press(KeyCode.ALT, KeyCode.RIGHT);

        screen.await("the plan", () -> screen.sees("create") && isEnabled("create"));
        tabTo("plan-part-1");
        press(KeyCode.SPACE);
        screen.photograph("keyboard-06-review");
        tabTo("create");
        press(KeyCode.SPACE);

        screen.await("the end of the run", () -> screen.sees("next-screen"));
        tabTo("matrix-list");
        press(KeyCode.DOWN);
        press(KeyCode.RIGHT);
        tabTo("log");
        screen.photograph("keyboard-07-install");
        tabTo("next-screen");
        press(KeyCode.SPACE);

        screen.await("the nodes", () -> screen.sees("nodes") && nodes().getItems().size() == 3);
        tabTo("nodes");
        press(KeyCode.DOWN);
        tabTo("export");
        press(KeyCode.SPACE);
        screen.await("the sheet", () -> screen.sees("export-sheet"));
        tabTo("export-merge");
        press(KeyCode.DOWN); // the choices are one stop, and arrows go from one to the other
        assertThat(screen.onWindowThread(this::focused)).isEqualTo("export-new");
        press(KeyCode.SPACE);
        tabTo("export-new-file");
        var kubeconfig = Path.of(text("export-new-file"));
        assertThat(kubeconfig).doesNotExist();
        press(KeyCode.CONTROL, KeyCode.ENTER);
        screen.await("the file", () -> Files.exists(kubeconfig) && screen.sees("export-command"));
        screen.photograph("keyboard-09-exported");
        press(KeyCode.ESCAPE);

        tabTo("tear-down");
        press(KeyCode.SPACE);
        screen.await("the question", () -> screen.sees("tear-down-name"));
        tabTo("tear-down-name");
        screen.person().write("web");
        tabTo("tear-down-do");
        press(KeyCode.SPACE);
        screen.await("the end of the tear-down", () -> screen.sees("next-screen"));
        screen.photograph("keyboard-10-torn-down");
        tabTo("next-screen");
        press(KeyCode.SPACE);
        screen.await("the first screen", () -> screen.sees("tile-new"));
        assertThat(window.clusters()).isEmpty();
    }

    private void press(KeyCode... keys) {
        screen.press(keys);
    }

    private void tabTo(String id) {
        walk(id, KeyCode.TAB);
    }

    private void tabBackTo(String id) {
        walk(id, KeyCode.SHIFT, KeyCode.TAB);
    }

    private void walk(String id, KeyCode... by) {
        var passed = new ArrayList<String>();
        for (var tabs = 0; tabs <= MOST_TABS; tabs++) {
            var here = screen.onWindowThread(this::focused);
            if (here.equals(id)) {
                return;
            }
            passed.add(here);
            press(by);
        }
        screen.photograph("gave-up");
        throw new AssertionError("%s was never reached; the focus was on %s".formatted(id, passed));
    }

    private String focused() {
        var owner = screen.stage().getScene().getFocusOwner();
        return owner == null ? "nothing" : Objects.requireNonNullElse(owner.getId(), owner.toString());
    }

    /** In the list that has the focus. */
    private void flavor(String name) {
        ListView<?> list = screen.person().lookup("#flavors").queryListView();
        screen.await("the flavors", () -> !list.getItems().isEmpty());
        press(KeyCode.HOME);
        for (var row = 0; row < list.getItems().size(); row++) {
            var selected = screen.onWindowThread(() -> String.valueOf(list.getSelectionModel().getSelectedItem()));
            if (selected.contains("name=" + name + ",")) {
                press(KeyCode.SPACE);
                return;
            }
            press(KeyCode.DOWN);
        }
        throw new AssertionError(name + " is not among " + list.getItems());
    }

    private TableView<?> nodes() {
        return screen.person().lookup("#nodes").queryTableView();
    }

    private String text(String id) {
        return screen.onWindowThread(() -> ((TextInputControl) screen.find(id)).getText());
    }

    private boolean isEnabled(String id) {
        Node button = screen.find(id);
        return button instanceof Button && !button.isDisabled();
    }
}
