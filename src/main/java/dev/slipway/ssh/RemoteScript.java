package dev.slipway.ssh;

import java.util.Map;

/**
 * A script to be run on a host, with all it reads.
 *
 * @param name        such as {@code prepare-node}: a resource file, and the name of its run on the host
 * @param text        the script itself; fixed text, the same for every host and cluster
 * @param environment becomes a file of assignments that the script's runner reads; values are data, never evaluated
 * @param files       data files by simple name, found by the script in {@code $SLIPWAY_FILES}; may hold secrets (0600, root)
 */
public record RemoteScript(String name, String text, Map<String, String> environment, Map<String, byte[]> files) {

    public RemoteScript {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a script name: " + name);
        }
        environment.forEach((key, value) -> {
            if (!key.matches("[A-Z][A-Z0-9_]*") || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("cannot be an environment value: " + key);
            }
        });
        files.keySet().forEach(file -> {
            if (!file.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
                throw new IllegalArgumentException("not a simple file name: " + file);
            }
        });
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
    }
}
