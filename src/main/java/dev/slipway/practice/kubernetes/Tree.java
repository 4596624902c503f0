package dev.slipway.practice.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and grows trees of maps and lists, in which almost everything may be absent. */
final class Tree {

    private Tree() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object tree, String... path) {
        Object value = at(tree, path);
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The maps in a list. */
    static List<Map<String, Object>> maps(Object tree, String... path) {
        return list(tree, path).stream().filter(Map.class::isInstance).map(entry -> map(entry)).toList();
    }

    static List<?> list(Object tree, String... path) {
        return at(tree, path) instanceof List<?> list ? list : List.of();
    }

    static List<String> texts(Object tree, String... path) {
        return list(tree, path).stream().map(String::valueOf).toList();
    }

    /** A scalar as text, empty if there is none. */
    static String text(Object tree, String... path) {
        Object value = at(tree, path);
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    static boolean has(Object tree, String... path) {
        return at(tree, path) != null;
    }

    /** The map at a path, made where there is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> grow(Map<String, Object> tree, String... path) {
        Map<String, Object> map = tree;
        for (String name : path) {
            map = (Map<String, Object>) map.compute(name,
                    (_, value) -> value instanceof Map ? value : new LinkedHashMap<String, Object>());
        }
        return map;
    }

    /** A copy that shares nothing and can be changed. */
    static Object copy(Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> copyOf(map);
            case List<?> list -> new ArrayList<>(list.stream().map(Tree::copy).toList());
            case null, default -> tree;
        };
    }

    /** A copy of a map that shares nothing and can be changed. */
    static Map<String, Object> copyOf(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(key.toString(), copy(value));
            }
        });
        return copy;
    }

    private static Object at(Object tree, String... path) {
        Object value = tree;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }
}
