package dev.slipway.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is wrong with one answers file, each at its place. */
final class Report {

    private final List<SpecProblem> problems = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();

    /** From now on problems of this field, and of those inside it that have no place of their own, are at this place. */
    void place(String field, Place place) {
        places.putIfAbsent(field, place);
    }

    void add(SpecProblem problem) {
        for (var field = problem.field();; field = outer(field)) {
            var place = places.get(field);
            if (place != null) {
                problems.add(problem.at(place));
                return;
            }
            if (field.isEmpty()) {
                problems.add(problem);
                return;
            }
        }
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new SpecException(problems.stream().sorted(Comparator.comparing(SpecProblem::place,
                    Comparator.comparing((Optional<Place> place) -> place.isEmpty())
                            .thenComparing(place -> place.orElse(new Place(0, 0)))))
                    .toList());
        }
    }

    private static String outer(String field) {
        var dot = field.lastIndexOf('.');
        return dot < 0 ? "" : field.substring(0, dot);
    }
}
