package dev.slipway.app;

import dev.slipway.ui.Settings;
import dev.slipway.ui.Window;
import dev.slipway.ui.kit.Looks;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Errands;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window as JavaFX wants it: a class that it makes itself, so that what it works with is left where it finds it. */
public final class Desktop extends Application {

    private static @Nullable Wiring wiring;

    /** Opens the window and returns when it is closed. */
    static void open(Wiring from) {
        wiring = from;
        launch();
    }

    @Override
    public void start(Stage stage) {
        var with = Objects.requireNonNull(wiring);
        var kept = with.kept();
        var settings = Settings.read(kept, Locale.getDefault());
        var words = new Words(settings.language(), with::redacted);
        var looks = new Looks(words, settings.theme());
        var errands = Errands.on(new OwnThreads(), Platform::runLater);
        new Window(stage,
                with.backstage(words, errands, new SystemDialogues(stage, getHostServices()), with.ownPractice()),
                looks);
        stage.show();
    }
}
