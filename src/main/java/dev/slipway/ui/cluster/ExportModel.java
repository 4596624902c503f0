package dev.slipway.ui.cluster;

import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.kubernetes.KubeconfigException;
import dev.slipway.plan.FailureReader;
import dev.slipway.text.Message;
import dev.slipway.ui.work.Errands;
import dev.slipway.ui.work.FilePicker;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.UsersKubeconfig;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How a kubeconfig leaves: to a file of its own, or into the user's. Nothing is overwritten unless that was said. */
final class ExportModel {

    /** Where to. */
    enum Way {
        NEW_FILE, MERGE
    }

    /** @param command what to type next */
    record Done(Message what, Optional<Message> backup, String command) {}

    private final ClusterFolder folder;
    private final FilePicker files;
    private final Errands errands;
    private final FailureReader failures;
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.MERGE);
    private final StringProperty newFile = new SimpleStringProperty("");
    private final StringProperty ownFile = new SimpleStringProperty("");
    private final StringProperty context = new SimpleStringProperty("");
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper taken = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Message>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Done>> done = new ReadOnlyObjectWrapper<>(Optional.empty());

    ExportModel(ClusterFolder folder, UsersKubeconfig own, FilePicker files, Errands errands, FailureReader failures) {
        this.folder = folder;
        this.files = files;
        this.errands = errands;
        this.failures = failures;
        var name = folder.id().name().value();
        newFile.set(own.file().resolveSibling(name + ".yaml").toString());
        ownFile.set(own.file().toString());
        context.set(name);
        way.subscribe(() -> again());
        newFile.subscribe(() -> again());
        ownFile.subscribe(() -> again());
        context.subscribe(() -> again());
    }

    /** Another answer: what was wrong with the one before is wrong no more, and nothing is replaced for it. */
    private void again() {
        problem.set(Optional.empty());
        taken.set(false);
        replace.set(false);
    }

    ObjectProperty<Way> way() {
        return way;
    }

    StringProperty newFile() {
        return newFile;
    }

    StringProperty ownFile() {
        return ownFile;
    }

    StringProperty context() {
        return context;
    }

    /** Whether what is there may be replaced. */
    BooleanProperty replace() {
        return replace;
    }

    /** Whether there is something that would have to be replaced. */
    ReadOnlyBooleanProperty taken() {
        return taken.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Message>> problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Done>> done() {
        return done.getReadOnlyProperty();
    }

    /** Lets the system's dialogue choose the new file. */
    void choose(String title) {
        files.save(title, folder.id().name().value() + ".yaml").ifPresent(it -> {
            newFile.set(it.toString());
            if (Files.exists(it)) { // the dialogue has asked already
                taken.set(true);
                replace.set(true);
            }
        });
    }

    void export() {
        var file = path(way.get() == Way.MERGE ? ownFile.get() : newFile.get());
        var name = context.get().strip();
        if (file.isEmpty() || name.isEmpty()) {
            problem.set(Optional.of(Message.of(file.isEmpty() ? "ui.export.no-file" : "ui.export.no-context")));
            return;
        }
        var mayReplace = replace.get();
        if (way.get() == Way.MERGE) {
            errands.begin(() -> merged(file.get(), name, mayReplace), this::finished, this::failed);
        } else {
            errands.begin(() -> written(file.get(), mayReplace), this::finished, this::failed);
        }
    }

    private static Optional<Path> path(String typed) {
        try {
            var text = typed.strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Optional<Done> merged(Path file, String name, boolean mayReplace) {
        var ours = new Kubeconfig(folder.kubeconfig().orElseThrow());
        var backup = new UsersKubeconfig(file).change(there -> ours.mergedInto(there, name, mayReplace));
        return Optional.of(new Done(Message.of("ui.export.merged", name, file.toString()),
                backup.map(it -> Message.of("ui.export.backup", it.toString())),
                "kubectl --context " + name + " get nodes"));
    }

    /** Empty if there is a file that may not be replaced. */
    private Optional<Done> written(Path file, boolean mayReplace) {
        if (Files.exists(file) && !mayReplace) {
            return Optional.empty();
        }
        folder.copyKubeconfig(file);
        return Optional.of(new Done(Message.of("ui.export.written", file.toString()), Optional.empty(),
                "kubectl --kubeconfig " + file + " get nodes"));
    }

    private void finished(Optional<Done> how) {
        if (how.isEmpty()) {
            refused(Message.of("ui.export.exists", newFile.get()));
        }
        done.set(how);
    }

    private void failed(Exception e) {
        if (e instanceof KubeconfigException no && no.kind() == KubeconfigException.Kind.TAKEN) {
            refused(no.sentence());
        } else {
            problem.set(Optional.of(failures.read(e).message()));
        }
    }

    private void refused(Message why) {
        problem.set(Optional.of(why));
        taken.set(true);
    }
}
