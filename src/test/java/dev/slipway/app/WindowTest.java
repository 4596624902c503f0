package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on the practice cloud, from the first page to the last. */
class WindowTest {

    @TempDir
    Path directory = Path.of("");

    private WindowOnPractice window;

    @BeforeEach
    void open() throws Exception {
        window = WindowOnPractice.open(directory);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void fromTheFirstPageToAClusterAndBack() {
        var screen = window.screen();
        screen.photograph("01-welcome");
        screen.person().clickOn("#tile-new");
        type("name", "web");
        screen.await("the only cloud there is", () -> !screen.find("next").isDisabled());
        screen.await("that it can be reached", () -> screen.sees("trust"));
        screen.photograph("02-cloud");
        screen.person().clickOn("#next");
        type("network-external", "public");
        screen.photograph("03-network");
        screen.person().clickOn("#next");
        type("nodes-image", "debian-12-generic-amd64");
        screen.await("the flavors", () -> screen.sees("flavors") && !flavors().getItems().isEmpty());
        pick("m1.medium");
        screen.person().clickOn("#choose-worker");
        pick("m1.medium");
        screen.photograph("04-nodes");
        screen.person().clickOn("#next");
        screen.photograph("05-kubernetes");
        screen.person().clickOn("#next");
        screen.await("the plan", () -> screen.sees("create") && !screen.find("create").isDisabled());
        screen.photograph("06-review");
        screen.person().clickOn("#create");
        screen.await("the end of the run", () -> screen.sees("next-screen"));
        screen.photograph("07-install-done");
        screen.person().clickOn("#next-screen");
        screen.await("the nodes",
                () -> screen.sees("nodes") && screen.person().lookup("#nodes").queryAs(TableView.class).getItems()
                        .size() == 3);
        screen.photograph("09-cluster");
        screen.person().clickOn("#tear-down");
        screen.await("the question", () -> screen.sees("tear-down-name"));
        type("tear-down-name", "web");
        screen.person().clickOn("#tear-down-do");
        screen.await("the end of the tear-down", () -> screen.sees("next-screen"));
        screen.photograph("07-torn-down");
        assertThat(window.clusters()).isEmpty();
    }

    private ListView<?> flavors() {
        return window.screen().person().lookup("#flavors").queryListView();
    }

    private void pick(String flavor) {
        var row = window.screen().person().lookup("#flavors .list-cell")
                .<ListCell<?>>match(cell -> String.valueOf(cell.getAccessibleText()).startsWith(flavor + ","));
        window.screen().await("the row of " + flavor, () -> row.tryQuery().isPresent());
        window.screen().person().clickOn(row.<ListCell<?>>query());
    }

    private void type(String id, String text) {
        Optional.of((TextInputControl) window.screen().find(id)).ifPresent(
                field -> window.screen().onWindowThread(() -> {
                    field.requestFocus();
                    field.setText(text);
                    return null;
                }));
    }
}
