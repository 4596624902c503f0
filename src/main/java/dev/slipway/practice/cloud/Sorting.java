package dev.slipway.practice.cloud;

import dev.slipway.practice.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By what a query wants a list sorted: {@code sort_key} and {@code sort_dir}, or {@code sort=name:asc,id}. */
record Sorting(List<String> keys, List<String> directions) {

    private static final List<String> DIRECTIONS = List.of("asc", "desc");

    static Sorting of(HttpRequest request) {
        List<String> keys = new ArrayList<>(request.query().getOrDefault("sort_key", List.of()));
        List<String> directions = new ArrayList<>(request.query().getOrDefault("sort_dir", List.of()));
        for (String each : request.parameter("sort").map(sort -> sort.split(",")).orElse(new String[0])) {
            String[] parts = each.split(":", 2);
            keys.add(parts[0]);
            directions.add(parts.length > 1 ? parts[1] : DIRECTIONS.getFirst());
        }
        return new Sorting(keys, directions);
    }

    /** The first key that is none of these. */
    Optional<String> keyOtherThan(List<String> known) {
        return keys.stream().filter(key -> !known.contains(key)).findFirst();
    }

    /** The first direction that is none. */
    Optional<String> noDirection() {
        return directions.stream().filter(direction -> !DIRECTIONS.contains(direction)).findFirst();
    }
}
