package dev.slipway.cli;

import dev.slipway.plan.FailureReader;
import dev.slipway.plan.Timeline;
import dev.slipway.provision.Provisioner;
import dev.slipway.text.Texts;
import dev.slipway.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that the commands work with; put together once.
 *
 * @param doors      puts into words what a door threw
 * @param workspaces the workspace in a directory, or in the platform's own place
 */
public record Workbench(String version, Console console, Texts texts, Timeline timeline, Interrupts interrupts,
        FailureReader doors, Provisioner provisioner, Clouds clouds, ClusterLook looks,
        Function<Optional<Path>, Workspace> workspaces) {

    /** Prints the one document of a command, for scripts. */
    public void document(Object json) {
        console.document(json);
    }

    String say(String key, Object... arguments) {
        return new Sentences(texts).say(key, arguments);
    }
}
