package dev.slipway.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The answers file {@code NAME.slipway.yaml}: what people write and keep, and what the window saves. */
public final class ClusterSpecFile {

    private static final String ENDING = ".slipway.yaml";

    private ClusterSpecFile() {}

    /** {@code small.slipway.yaml}: the file's name for a cluster's name. */
    public static String name(ClusterName cluster) {
        return cluster + ENDING;
    }

    /**
     * Reads an answers file. A {@code ca-file} in it is looked for beside it and becomes part of the specification.
     *
     * @throws SpecException with everything that is wrong, or that the file cannot be read
     */
    public static ClusterSpec read(Path file) {
        var name = file.getFileName() == null ? "" : file.getFileName().toString();
        if (!name.endsWith(ENDING) || name.equals(ENDING)) {
            throw SpecException.of("", "spec.file-name", file, ENDING);
        }
        return new SpecReader(name.substring(0, name.length() - ENDING.length()), file).read(text(file));
    }

    /** The same specification as text: stable, complete, with no secret, for {@link #read} to read. */
    public static String write(ClusterSpec spec) {
        return SpecWriter.write(spec);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw SpecException.of("", "spec.file-missing", file);
        } catch (IOException e) {
            throw SpecException.of("", "spec.file-unreadable", file, e.toString());
        }
    }
}
