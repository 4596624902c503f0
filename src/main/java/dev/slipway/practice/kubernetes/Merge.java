package dev.slipway.practice.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a patch goes into an object: maps field by field, lists of named things by name, all else as a whole. */
final class Merge {

    /** The fields by which Kubernetes tells the entries of a list apart, where it does. */
    private static final Map<String,
            String> KEYS = Map.of("containers", "name", "initContainers", "name", "volumes", "name",
                    "env", "name", "volumeMounts", "mountPath", "conditions", "type", "ownerReferences", "uid", "ports",
                    "port");

    private Merge() {}

    /**
     * Server-side apply.
     *
     * @param before what the same field manager applied last: what is not in {@code manifest} any more goes
     */
    static Map<String, Object> apply(Map<String, Object> live, Map<String, Object> before,
            Map<String, Object> manifest) {
        Map<String, Object> result = Tree.copyOf(live);
        before.forEach((field, old) -> {
            if (!manifest.containsKey(field)) {
                result.remove(field);
            }
        });
        manifest.forEach((field, value) -> result.put(field, value(field, live.get(field), before.get(field), value)));
        return result;
    }

    /** A merge patch; {@code null} removes. */
    static Map<String, Object> patch(Map<String, Object> live, Map<?, ?> patch) {
        Map<String, Object> result = Tree.copyOf(live);
        patch.forEach((field, value) -> {
            if (value == null) {
                result.remove(field.toString());
            } else if (value instanceof Map<?, ?> map) {
                result.put(field.toString(), patch(Tree.map(live.get(field.toString())), map));
            } else {
                result.put(field.toString(), Tree.copy(value));
            }
        });
        return result;
    }

    private static Object value(String field, Object live, Object before, Object wanted) {
        if (live instanceof Map && wanted instanceof Map) {
            return apply(Tree.map(live), Tree.map(before), Tree.map(wanted));
        }
        String key = KEYS.get(field);
        if (key != null && isKeyed(live, key) && isKeyed(wanted, key)) {
            return entries(key, live, before, wanted);
        }
        return Tree.copy(wanted);
    }

    private static boolean isKeyed(Object list, String key) {
        return list instanceof List<?> entries && entries.stream().allMatch(entry -> Tree.has(entry, key));
    }

    private static List<Object> entries(String key, Object live, Object before, Object wanted) {
        Map<String, Object> result = new LinkedHashMap<>();
        Tree.maps(live).forEach(entry -> result.put(Tree.text(entry, key), entry));
        Tree.maps(before).forEach(entry -> {
            if (entry(wanted, key, Tree.text(entry, key)).isEmpty()) {
                result.remove(Tree.text(entry, key));
            }
        });
        Tree.maps(wanted).forEach(entry -> {
            String name = Tree.text(entry, key);
            result.put(name, apply(Tree.map(result.get(name)), entry(before, key, name).orElse(Map.of()), entry));
        });
        return new ArrayList<>(result.values());
    }

    private static Optional<Map<String, Object>> entry(Object list, String key, String name) {
        return Tree.maps(list).stream().filter(entry -> Tree.text(entry, key).equals(name)).findFirst();
    }
}
