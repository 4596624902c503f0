package dev.slipway.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts steps in an order in which each comes after those it depends on, and otherwise as they were given. */
final class Order {

    private Order() {}

    static SequencedMap<StepId, Step<?>> of(SequencedMap<StepId, Step<?>> given,
            Map<StepId, ? extends Set<StepId>> dependencies) {
        var ids = List.copyOf(given.keySet());
        var places = new HashMap<StepId, Integer>();
        ids.forEach(id -> places.put(id, places.size()));
        var open = new int[ids.size()];
        var followers = new HashMap<StepId, List<Integer>>();
        for (var place = 0; place < open.length; place++) {
            open[place] = dependencies.get(ids.get(place)).size();
            for (var dependency : dependencies.get(ids.get(place))) {
                followers.computeIfAbsent(dependency, _ -> new ArrayList<>()).add(place);
            }
        }
        var ready = new PriorityQueue<Integer>();
        for (var place = 0; place < open.length; place++) {
            if (open[place] == 0) {
                ready.add(place);
            }
        }
        var ordered = new LinkedHashMap<StepId, Step<?>>();
        while (!ready.isEmpty()) {
            var id = ids.get(ready.remove());
            ordered.put(id, given.get(id));
            for (var follower : followers.getOrDefault(id, List.of())) {
                if (--open[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        if (ordered.size() < given.size()) {
            throw new IllegalArgumentException(
                    "these wait for each other: " + circle(ids, ordered.keySet(), dependencies));
        }
        return ordered;
    }

    /** One circle among the steps that could not be ordered; each of them has a dependency among them. */
    private static String circle(List<StepId> ids, Set<StepId> ordered,
            Map<StepId, ? extends Set<StepId>> dependencies) {
        var way = new ArrayDeque<StepId>();
        var at = ids.stream().filter(id -> !ordered.contains(id)).findFirst().orElseThrow();
        while (!way.contains(at)) {
            way.add(at);
            at = dependencies.get(at).stream().filter(id -> !ordered.contains(id)).findFirst().orElseThrow();
        }
        while (!way.getFirst().equals(at)) {
            way.removeFirst();
        }
        way.add(at);
        return way.stream().map(StepId::value).collect(Collectors.joining(" needs "));
    }
}
