package dev.slipway.workspace;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders that this process holds; there is one of it. The system's locks belong to a process, not to whoever asked: where a
 * file is closed, all locks that the process has on it are gone, so a folder that is held must not even be tried again.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fcntl.html">fcntl: when a file descriptor is closed</a>
 */
public final class FolderLocks {

    private final Set<Path> held = ConcurrentHashMap.newKeySet();

    boolean take(Path file) {
        return held.add(key(file));
    }

    void giveBack(Path file) {
        held.remove(key(file));
    }

    private static Path key(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
