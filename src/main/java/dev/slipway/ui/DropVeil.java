package dev.slipway.ui;

import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.kit.Lettering;
import dev.slipway.ui.kit.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lights the whole window up while a file is held over it, and says what letting go will do. */
final class DropVeil extends StackPane {

    private static final int PICTURE = 28;

    private final Scene scene;
    private final DropModel model;
    private final Predicate<Parent> takes;

    /** @param takes which screens files can be dropped on */
    DropVeil(Words words, Scene scene, DropModel model, Predicate<Parent> takes) {
        this.scene = scene;
        this.model = model;
        this.takes = takes;
        setId("drop-veil");
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("drop-veil");
        var what = Lettering.heading(words.say(model.promise()));
        what.setWrapText(true);
        var more = Lettering.muted(words.meaning(model.promise()));
        more.managedProperty().bind(more.textProperty().isNotEmpty());
        var picture = Icon.of("mdomz-save_alt", PICTURE);
        picture.getStyleClass().add("icon-accent");
        var card = new VBox(8, picture, what, more);
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        card.getStyleClass().addAll("sheet", "drop-card");
        getChildren().add(card);
        model.promise().subscribe(this::show);
        scene.setOnDragOver(this::dragged);
        scene.setOnDragExited(_ -> model.left());
        scene.setOnDragDropped(this::dropped);
    }

    private void show(Optional<Message> promise) {
        if (promise.isPresent() && getParent() == null && scene.getRoot() instanceof Pane root) {
            root.getChildren().add(this);
            resizeRelocate(0, 0, root.getWidth(), root.getHeight());
        } else if (promise.isEmpty() && getParent() instanceof Pane root) {
            root.getChildren().remove(this);
        }
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles() && takes.test(scene.getRoot())) {
            event.acceptTransferModes(TransferMode.COPY);
            if (model.promise().get().isEmpty()) {
                first(event.getDragboard().getFiles()).ifPresent(model::over);
            }
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        var file = first(event.getDragboard().getFiles());
        event.setDropCompleted(file.isPresent());
        event.consume();
        file.ifPresent(model::drop);
    }

    private static Optional<Path> first(List<File> files) {
        return files.stream().findFirst().map(File::toPath);
    }
}
