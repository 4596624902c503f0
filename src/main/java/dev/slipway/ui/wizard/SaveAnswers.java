package dev.slipway.ui.wizard;

import atlantafx.base.theme.Styles;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.text.Message;
import dev.slipway.ui.kit.Icon;
import dev.slipway.ui.work.Backstage;
import dev.slipway.workspace.WorkspaceException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** Keeps the answers in a file that {@code slipway create} takes too. */
public final class SaveAnswers {

    private final Backstage backstage;
    private final DraftDesk desk;
    private final ObjectProperty<Optional<Message>> outcome = new SimpleObjectProperty<>(Optional.empty());

    public SaveAnswers(Backstage backstage, DraftDesk desk) {
        this.backstage = backstage;
        this.desk = desk;
        desk.draft().subscribe(() -> outcome.set(Optional.empty()));
    }

    /** Where they are now, or why not; until they are changed again. */
    public ObservableValue<Optional<Message>> outcome() {
        return outcome;
    }

    /** Whether there is enough for a whole file. */
    ObservableValue<Boolean> isWhole() {
        return desk.draft().map(draft -> draft.finished().spec().isPresent());
    }

    Button button() {
        var words = backstage.words();
        var button = new Button();
        button.setId("save-answers");
        button.textProperty().bind(words.say("ui.wizard.save"));
        button.setGraphic(Icon.of("mdomz-save_alt", Icon.CONTROL));
        button.getStyleClass().add(Styles.FLAT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> save());
        return button;
    }

    /** Asks where, and writes them there. */
    public void save() {
        var finished = desk.now().finished();
        finished.spec().ifPresentOrElse(this::ask, () -> outcome.set(
                Optional.of(Message.of("ui.wizard.save-unfinished", finished.problems().getFirst().message()))));
    }

    private void ask(ClusterSpec spec) {
        backstage.files().save(backstage.words().now("ui.wizard.save"), ClusterSpecFile.name(spec.name()))
                .ifPresent(file -> write(file, spec));
    }

    private void write(Path file, ClusterSpec spec) {
        try {
            backstage.kept().writeAnswers(file, spec);
            outcome.set(Optional.of(Message.of("ui.wizard.saved", file.toString())));
        } catch (WorkspaceException e) {
            outcome.set(Optional.of(e.sentence()));
        }
    }
}
