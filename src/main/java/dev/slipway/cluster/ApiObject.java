package dev.slipway.cluster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of the Kubernetes API, in which almost everything may be absent. */
record ApiObject(Map<String, Object> fields) {

    /** The value at the path as text, empty if there is none. */
    String text(String... path) {
        var value = at(path);
        return value == null ? "" : value.toString();
    }

    boolean has(String... path) {
        return at(path) != null;
    }

    @SuppressWarnings("unchecked")
    List<ApiObject> list(String... path) {
        return at(path) instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(item -> new ApiObject((Map<String, Object>) item))
                        .toList()
                : List.of();
    }

    private @Nullable Object at(String... path) {
        Object value = fields;
        for (var key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
