package dev.slipway.practice.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields two managers both want, and differently. Lists count as a whole, where the API server looks into some of them. */
final class Ownership {

    private static final Set<String> IDENTITY =
            Set.of(".apiVersion", ".kind", ".metadata.name", ".metadata.namespace", ".metadata.uid");

    private Ownership() {}

    /** The paths of fields that another has, and that would become something else. */
    static List<String> conflicts(Map<String, Object> others, Map<String, Object> wanted) {
        List<String> paths = new ArrayList<>();
        compare("", others, wanted, paths);
        paths.removeAll(IDENTITY);
        return paths;
    }

    private static void compare(String path, Map<String, Object> others, Map<String, Object> wanted,
            List<String> paths) {
        wanted.forEach((name, value) -> {
            Object other = others.get(name);
            if (other == null) {
                return;
            }
            if (other instanceof Map && value instanceof Map) {
                compare(path + "." + name, Tree.map(other), Tree.map(value), paths);
            } else if (!other.equals(value)) {
                paths.add(path + "." + name);
            }
        });
    }

    /** The same fields without those at the paths. */
    static Map<String, Object> without(Map<String, Object> fields, List<String> paths) {
        Map<String, Object> left = Tree.copyOf(fields);
        for (String path : paths) {
            String[] parts = path.substring(1).split("\\.");
            Map<String, Object> parent = left;
            for (int i = 0; i < parts.length - 1 && parent.get(parts[i]) instanceof Map; i++) {
                parent = Tree.grow(parent, parts[i]);
            }
            parent.remove(parts[parts.length - 1]);
        }
        return left;
    }
}
