package dev.slipway.workspace;

import dev.slipway.secret.Secret;
import dev.slipway.text.Message;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The kubeconfig that the user's own programs read and write. Whenever it is changed, what it was before stays beside it. */
public final class UsersKubeconfig {

    private final Path file;

    public UsersKubeconfig(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The one that {@code kubectl} writes to: the first that {@code KUBECONFIG} names, or {@code ~/.kube/config}. */
    public static UsersKubeconfig of(Path home, Map<String, String> environment) {
        for (var named : environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator)) {
            if (!named.isBlank()) {
                return new UsersKubeconfig(Path.of(named));
            }
        }
        return new UsersKubeconfig(home.resolve(".kube").resolve("config"));
    }

    public Path file() {
        return file;
    }

    /** Its text, empty if there is none. */
    public Secret read() {
        try {
            return Secret.of(PrivateFiles.read(file).orElse(""));
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unreadable", file.toString(), SystemWords.of(e)), e);
        }
    }

    /**
     * Changes it while no {@code kubectl} does.
     *
     * @return the file with what it was before, if there was anything
     */
    public Optional<Path> change(UnaryOperator<Secret> change) {
        try {
            // a link stays a link: what it leads to is changed
            var real = Files.exists(file) ? file.toRealPath() : file;
            PrivateFiles.createDirectories(real.getParent());
            var lock = real.resolveSibling(real.getFileName() + ".lock");
            PrivateFiles.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
            try {
                return changeLocked(real, change);
            } finally {
                Files.deleteIfExists(lock);
            }
        } catch (FileAlreadyExistsException e) {
            throw new WorkspaceException(Message.of("workspace.kubeconfig-locked", file.toString(), e.getFile()), e);
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unwritable", file.toString(), SystemWords.of(e)), e);
        }
    }

    private static Optional<Path> changeLocked(Path real, UnaryOperator<Secret> change) throws IOException {
        var before = PrivateFiles.read(real);
        var after = change.apply(Secret.of(before.orElse("")));
        var backup = before.isPresent() ? Optional.of(keep(real, before.get())) : Optional.<Path>empty();
        PrivateFiles.replace(real, after.reveal().getBytes(StandardCharsets.UTF_8));
        return backup;
    }

    /** Under the first name that nothing has yet. */
    private static Path keep(Path real, String text) throws IOException {
        for (var number = 1;; number++) {
            var backup = real.resolveSibling(real.getFileName() + ".before-slipway-" + number);
            if (Files.notExists(backup)) {
                PrivateFiles.replace(backup, text.getBytes(StandardCharsets.UTF_8));
                return backup;
            }
        }
    }
}
