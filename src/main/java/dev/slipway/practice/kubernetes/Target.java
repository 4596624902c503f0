package dev.slipway.practice.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path of the API names.
 *
 * @param namespace   empty for all namespaces, or for kinds without
 * @param name        empty for a list
 * @param subresource such as {@code status} or {@code log}; empty for the object itself
 */
record Target(ResourceType type, String namespace, String name, String subresource) {

    static Optional<Target> of(String path) {
        List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        if (parts.size() > 2 && parts.getFirst().equals("api") && parts.get(1).equals("v1")) {
            return of("v1", parts.subList(2, parts.size()));
        }
        if (parts.size() > 3 && parts.getFirst().equals("apis")) {
            return of(parts.get(1) + "/" + parts.get(2), parts.subList(3, parts.size()));
        }
        return Optional.empty();
    }

    private static Optional<Target> of(String apiVersion, List<String> parts) {
        boolean namespaced = parts.size() > 2 && parts.getFirst().equals("namespaces")
                && !List.of("status", "finalize").contains(parts.get(2));
        List<String> rest = namespaced ? parts.subList(2, parts.size()) : parts;
        return ResourceType.at(apiVersion, rest.getFirst()).filter(type -> rest.size() <= 3)
                .filter(type -> type.isNamespaced() ? namespaced || rest.size() == 1 : !namespaced)
                .map(type -> new Target(type, namespaced ? parts.get(1) : "", at(rest, 1), at(rest, 2)));
    }

    private static String at(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }
}
