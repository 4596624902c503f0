package dev.slipway.openstack;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The entries of one {@code clouds.yaml} or {@code secure.yaml}. All scalars are text: a password of digits is not a number.
 *
 * @param path where it was found
 */
record CloudsFile(Path path, Map<String, Map<String, Object>> clouds) {

    /** Reads a file that is there. */
    static CloudsFile read(Path path) {
        try {
            var root = object(yaml().load(Files.readString(path)));
            var clouds = new LinkedHashMap<String, Map<String, Object>>();
            object(root.get("clouds")).forEach((name, cloud) -> clouds.put(name, object(cloud)));
            return new CloudsFile(path, clouds);
        } catch (MarkedYAMLException e) {
            // Its words quote the lines around the mistake, and one of them may be a password.
            var line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new CloudsYamlException(null, "openstack.clouds-yaml.malformed", path.toString(), line);
        } catch (YAMLException e) {
            throw new CloudsYamlException(null, "openstack.clouds-yaml.malformed", path.toString(), 1);
        } catch (IOException e) {
            throw new CloudsYamlException(e, "openstack.clouds-yaml.unreadable", path.toString(), reason(e));
        }
    }

    /** These entries with another file's on top of them; entries that only the other has are left out. */
    CloudsFile under(CloudsFile secure) {
        var merged = new LinkedHashMap<String, Map<String, Object>>();
        clouds.forEach((name, cloud) -> merged.put(name, merged(cloud, secure.clouds().getOrDefault(name, Map.of()))));
        return new CloudsFile(path, merged);
    }

    Optional<Map<String, Object>> cloud(String name) {
        return Optional.ofNullable(clouds.get(name));
    }

    /** Without the entries: there are passwords in them. */
    @Override
    public String toString() {
        return path.toString();
    }

    /** A mapping as it is, with text for keys; what is none is an empty one. */
    static Map<String, Object> object(@Nullable Object value) {
        var object = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (inner != null) {
                    object.put(String.valueOf(key), inner);
                }
            });
        }
        return object;
    }

    /** Why a file could not be read, without its name, which the message has. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            case CharacterCodingException _ -> "it is no UTF-8 text";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static Map<String, Object> merged(Map<String, Object> under, Map<String, Object> over) {
        var merged = new LinkedHashMap<>(under);
        over.forEach((key, value) -> merged.merge(key, value,
                (old, replacement) -> old instanceof Map && replacement instanceof Map
                        ? merged(object(old), object(replacement)) : replacement));
        return merged;
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        var output = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(output), output, options, new TextResolver());
    }

    private static final class TextResolver extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
