package dev.slipway.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of the Kubernetes API, in which almost everything may be absent. */
public record ApiObject(Map<String, Object> fields) {

    public String name() {
        return text("metadata", "name");
    }

    /** Empty for what is cluster-wide. */
    public String namespace() {
        return text("metadata", "namespace");
    }

    /** {@code default/data}, as people write it. */
    public String fullName() {
        return namespace().isEmpty() ? name() : namespace() + "/" + name();
    }

    /** The value at the path as text, empty if there is none. */
    public String text(String... path) {
        var value = at(path);
        return value == null ? "" : value.toString();
    }

    /** The number at the path, if there is one. */
    public Optional<Long> number(String... path) {
        return at(path) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    public boolean has(String... path) {
        return at(path) != null;
    }

    /** The objects in the list at the path, none if there is no list. */
    @SuppressWarnings("unchecked")
    public List<ApiObject> list(String... path) {
        return at(path) instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(item -> new ApiObject((Map<String, Object>) item))
                        .toList()
                : List.of();
    }

    /** Whether it goes with an object of that kind. */
    public boolean isOwnedBy(String kind) {
        return list("metadata", "ownerReferences").stream().anyMatch(owner -> owner.text("kind").equals(kind));
    }

    /** A copy with this text at the path. */
    public ApiObject with(String text, String... path) {
        return new ApiObject(copyOf(fields, text, List.of(path)));
    }

    private static Map<String, Object> copyOf(Map<?, ?> map, String text, List<String> path) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        var first = path.getFirst();
        var below = copy.get(first) instanceof Map<?, ?> there ? there : Map.of();
        copy.put(first, path.size() == 1 ? text : copyOf(below, text, path.subList(1, path.size())));
        return copy;
    }

    private @Nullable Object at(String... path) {
        Object value = fields;
        for (var key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
