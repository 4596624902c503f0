package dev.slipway.workspace;

import dev.slipway.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for one command, its owner's alone, gone with all that is in it when it is closed, unless it is to be kept. */
public final class TemporaryDirectory implements AutoCloseable {

    private final Path path;
    private boolean kept;

    private TemporaryDirectory(Path path) {
        this.path = path;
    }

    /** Makes one in the system's own place; the file system gives it mode 0700. */
    public static TemporaryDirectory create(String prefix) {
        try {
            return new TemporaryDirectory(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new WorkspaceException(
                    Message.of("workspace.unwritable", System.getProperty("java.io.tmpdir"), SystemWords.of(e)),
                    e);
        }
    }

    public Path path() {
        return path;
    }

    /** Lets it and its content stay. */
    public void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try {
            PrivateFiles.deleteTree(path);
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.undeletable", path.toString(), SystemWords.of(e)), e);
        }
    }
}
