package dev.slipway.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A script for a node, with all it reads: what the SSH door sends. The text is a resource, the same for every node;
 * everything that differs is in the environment and the files, as data.
 *
 * @param files by simple name; may hold secrets
 */
public record Script(String name, String text, Map<String, String> environment, Map<String, byte[]> files) {

    public Script {
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
    }

    /** The script {@code NAME.sh} that lies beside a class. */
    public static Script beside(Class<?> owner, String name) {
        try (var text = owner.getResourceAsStream(name + ".sh")) {
            if (text == null) {
                throw new IllegalStateException("no script " + name + " beside " + owner.getName());
            }
            return new Script(name, new String(text.readAllBytes(), StandardCharsets.UTF_8), Map.of(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same script with one more value in its environment. */
    public Script with(String variable, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new Script(name, text, more, files);
    }

    /** The same script with one more file. */
    public Script withFile(String file, String content) {
        var more = new LinkedHashMap<>(files);
        more.put(file, content.getBytes(StandardCharsets.UTF_8));
        return new Script(name, text, environment, more);
    }

    /** A file's text; empty if there is none of that name. */
    public String file(String file) {
        return new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }
}
