package dev.slipway.addons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The objects of a template. Values are put into the tree, never into the text: nothing needs to be quoted. */
final class Manifest {

    private final List<Map<String, Object>> objects = new ArrayList<>();

    private Manifest() {}

    /** The objects of the resource {@code NAME.yaml}. */
    static Manifest of(String name) {
        try (InputStream resource = Manifest.class.getResourceAsStream(name + ".yaml")) {
            if (resource == null) {
                throw new IllegalStateException("no manifest " + name);
            }
            var manifest = new Manifest();
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(resource)
                    .forEach(object -> manifest.objects.add(map(object)));
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Map<String, Object>> objects() {
        return objects;
    }

    /** The only object of this kind. */
    Map<String, Object> only(String kind) {
        var found = objects.stream().filter(object -> kind.equals(object.get("kind"))).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " objects of kind " + kind);
        }
        return found.getFirst();
    }

    /** Changes the image of every container. */
    Manifest images(UnaryOperator<String> image) {
        eachContainer(container -> container.put("image", image.apply((String) field(container, "image"))));
        return this;
    }

    /** Gives its value to a flag, in every container that is started with it. */
    Manifest flag(String flag, String value) {
        eachContainer(container -> container.computeIfPresent("args", (_, arguments) -> ((List<?>) arguments).stream()
                .map(argument -> flag.equals(argument) ? flag + "=" + value : argument).toList()));
        return this;
    }

    /** Annotates the pods of every workload, so that they start anew when the value changes. */
    Manifest podAnnotation(String name, String value) {
        eachPodTemplate(template -> child(child(template, "metadata"), "annotations").put(name, value));
        return this;
    }

    private void eachContainer(Consumer<Map<String, Object>> change) {
        eachPodTemplate(template -> {
            var spec = child(template, "spec");
            list(spec.getOrDefault("initContainers", List.of())).forEach(change);
            list(field(spec, "containers")).forEach(change);
        });
    }

    private void eachPodTemplate(Consumer<Map<String, Object>> change) {
        objects.stream().map(object -> object.get("spec")).filter(Map.class::isInstance).map(Manifest::map)
                .filter(spec -> spec.containsKey("template")).forEach(spec -> change.accept(child(spec, "template")));
    }

    /** A section inside; made if it is not there. */
    static Map<String, Object> child(Map<String, Object> parent, String name) {
        return map(parent.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>()));
    }

    private static Object field(Map<String, Object> parent, String name) {
        var value = parent.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + parent);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
