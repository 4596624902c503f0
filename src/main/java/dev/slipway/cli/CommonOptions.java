package dev.slipway.cli;

import dev.slipway.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command. */
public final class CommonOptions {

    @Option(names = {"-o",
            "--format"}, paramLabel = "text|json", defaultValue = "TEXT", description = "How the result is printed; with json it is one document on standard output.")
    Format format = Format.TEXT;

    @Option(names = "--state-dir", paramLabel = "DIR", description = "Where clusters are kept, instead of the platform's own place.")
    @Nullable
    Path stateDir;

    public Format format() {
        return format;
    }

    /** The directory that was named, if one was. */
    public Optional<Path> stateDir() {
        return Optional.ofNullable(stateDir);
    }

    Workspace workspace(Workbench bench) {
        return bench.workspaces().apply(stateDir());
    }
}
