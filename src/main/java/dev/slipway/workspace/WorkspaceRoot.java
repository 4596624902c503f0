package dev.slipway.workspace;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where each platform wants programs to keep what they work on.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base directories</a>
 */
public final class WorkspaceRoot {

    private WorkspaceRoot() {}

    /**
     * @param system      as the system property {@code os.name} has it
     * @param home        the user's home directory
     * @param environment the process's variables
     */
    public static Path of(String system, Path home, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return set(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local")).resolve("Slipway");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Slipway");
        }
        return set(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share")).resolve("slipway");
    }

    private static Path set(Map<String, String> environment, String variable, Path otherwise) {
        var value = environment.getOrDefault(variable, "");
        return value.isEmpty() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
