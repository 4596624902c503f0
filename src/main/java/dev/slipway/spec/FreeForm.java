package dev.slipway.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Free-form settings: maps, lists and scalars as YAML and JSON have them, copied so that nobody can change them. */
final class FreeForm {

    private static final int DEEPEST = 30;

    private FreeForm() {}

    static Map<String, Object> copy(Map<?, ?> map, String field) {
        return copy(map, field, 0);
    }

    static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    private static Map<String, Object> copy(Map<?, ?> map, String field, int depth) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw SpecException.of(field, "spec.plain-key", String.valueOf(key));
            }
            copy.put(name, value(value, field + "." + name, depth + 1));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object value(Object value, String field, int depth) {
        if (depth > DEEPEST) {
            throw SpecException.of(field, "spec.plain-deep", DEEPEST);
        }
        return switch (value) {
            case String _, Boolean _, Double _ -> value;
            case Integer number -> number.longValue();
            case Long _ -> value;
            case Map<?, ?> map -> copy(map, field, depth);
            case List<?> list -> list(list, field, depth);
            case null, default -> throw SpecException.of(field, "spec.plain-value");
        };
    }

    private static List<Object> list(List<?> list, String field, int depth) {
        var copy = new ArrayList<Object>();
        list.forEach(value -> copy.add(value(value, field, depth + 1)));
        return Collections.unmodifiableList(copy);
    }
}
