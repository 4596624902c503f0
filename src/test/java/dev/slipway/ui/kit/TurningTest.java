package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;

class TurningTest {

    @Test
    void whatRunsTurnsAndNothingElseDoes() throws Exception {
        var screen = Screen.on();
        var running = screen.onWindowThread(() -> Sign.RUNNING.icon(16));
        var others = screen.onWindowThread(() -> List.<Node>of(Sign.DONE.icon(16), Sign.QUEUED.icon(16)));
        screen.show(400, 300, () -> {
            var row = new HBox(running);
            row.getChildren().addAll(others);
            return new Scene(row);
        });
        screen.await("that it turns", () -> running.getRotate() > 0);
        assertThat(others).allMatch(icon -> icon.getRotate() == 0);
    }
}
