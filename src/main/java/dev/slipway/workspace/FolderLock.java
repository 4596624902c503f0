package dev.slipway.workspace;

import dev.slipway.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps every other process away from a cluster's folder until it is closed or this process is gone. */
public final class FolderLock implements AutoCloseable {

    /** Far behind the content, so that where locks are mandatory others can still read who holds it. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;
    private final FolderLocks ours;

    private FolderLock(Path file, FileChannel channel, FolderLocks ours) {
        this.file = file;
        this.channel = channel;
        this.ours = ours;
    }

    static FolderLock acquire(Path file, String cluster, FolderLocks ours) {
        if (!ours.take(file)) {
            throw refused(cluster, self());
        }
        try {
            return new FolderLock(file, locked(file, cluster), ours);
        } catch (IOException e) {
            ours.giveBack(file);
            throw new WorkspaceException(Message.of("workspace.unwritable", file.toString(), SystemWords.of(e)),
                    e);
        } catch (RuntimeException e) {
            ours.giveBack(file);
            throw e;
        }
    }

    private static FileChannel locked(Path file, String cluster) throws IOException {
        var channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            try (channel) {
                throw refused(cluster, text(channel));
            }
        }
        channel.truncate(0);
        PrivateFiles.writeAll(channel, self().getBytes(StandardCharsets.US_ASCII));
        return channel;
    }

    private static WorkspaceException refused(String cluster, String holder) {
        return new WorkspaceException(Message.of("workspace.locked", cluster, holder));
    }

    private static String self() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static String text(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }

    /** @throws IllegalStateException if it is held no more */
    public void check() {
        if (!channel.isOpen()) {
            throw new IllegalStateException(file + " is not locked any more");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ours.giveBack(file);
        }
    }
}
