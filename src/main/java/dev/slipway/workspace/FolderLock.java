package dev.slipway.workspace;

import dev.slipway.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps every other process away from a cluster's folder until it is closed or this process is gone. */
public final class FolderLock implements AutoCloseable {

    /** Far behind the content, so that where locks are mandatory others can still read who holds it. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock acquire(Path file, String cluster) {
        try {
            var channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                var holder = text(channel);
                channel.close();
                throw new WorkspaceException(Message.of("workspace.locked", cluster, holder));
            }
            channel.truncate(0);
            PrivateFiles.writeAll(channel,
                    Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.unwritable", file.toString(), SystemWords.of(e)),
                    e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false; // held by this very process
        }
    }

    private static String text(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
