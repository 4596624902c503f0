package dev.slipway.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.ClusterSpecFile;
import dev.slipway.text.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the window keeps between two starts: settings, and answers that are not finished. Neither holds a secret. A file that
 * cannot be read is as good as none: nobody should be kept from starting by it.
 */
public final class WindowFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;

    /** @param root the workspace's */
    public WindowFiles(Path root) {
        this.root = root;
    }

    /** Settings by name, none before the first were kept. */
    public Map<String, Object> settings() {
        return read(root.resolve("window.json")).orElse(Map.of());
    }

    public void keepSettings(Map<String, Object> settings) {
        write(root.resolve("window.json"), settings);
    }

    /** Unfinished answers of an earlier start, as scalars, lists and maps. */
    public Optional<Map<String, Object>> draft() {
        return read(draftFile());
    }

    public void keepDraft(Map<String, Object> draft) {
        write(draftFile(), draft);
    }

    /** There is nothing unfinished any more. */
    public void forgetDraft() {
        try {
            PrivateFiles.delete(draftFile());
        } catch (IOException e) {
            throw new WorkspaceException(Message.of("workspace.undeletable", draftFile().toString(),
                    SystemWords.of(e)), e);
        }
    }

    /** Writes an answers file where a person wants it; it is its owner's alone. */
    public void writeAnswers(Path file, ClusterSpec spec) {
        try {
            PrivateFiles.replace(file, ClusterSpecFile.write(spec).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private Path draftFile() {
        return root.resolve("draft.json");
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> read(Path file) {
        try {
            return PrivateFiles.read(file).map(text -> {
                try {
                    return JSON.readValue(text, LinkedHashMap.class);
                } catch (JsonProcessingException _) {
                    return null;
                }
            });
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static void write(Path file, Map<String, Object> content) {
        try {
            PrivateFiles.createDirectories(file.toAbsolutePath().getParent());
            PrivateFiles.replace(file, JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static WorkspaceException unwritable(Path file, IOException cause) {
        return new WorkspaceException(Message.of("workspace.unwritable", file.toString(), SystemWords.of(cause)),
                cause);
    }
}
