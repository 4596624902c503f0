package dev.slipway.workspace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why the system did not do it, without Java's names for it. */
final class SystemWords {

    private SystemWords() {}

    static String of(IOException thrown) {
        return switch (thrown) {
            case NoSuchFileException missing -> "no such file or directory: " + missing.getFile();
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case FileSystemException refused -> Optional.ofNullable(refused.getReason()).orElse("refused") + ": "
                    + refused.getFile();
            default -> Optional.ofNullable(thrown.getMessage()).orElseGet(thrown::toString);
        };
    }
}
