package dev.slipway.app;

import dev.slipway.ui.work.FilePicker;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own file dialogues. */
final class SystemDialogues implements FilePicker {

    private final Window over;
    private final HostServices system;

    SystemDialogues(Window over, HostServices system) {
        this.over = over;
        this.system = system;
    }

    @Override
    public void show(Path file) {
        system.showDocument(file.toUri().toString());
    }

    @Override
    public Optional<Path> open(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(over)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String title, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(over)).map(File::toPath);
    }
}
