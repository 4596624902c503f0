package dev.slipway.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that is wrong with one answers file, each at its line. */
final class Report {

    private final List<SpecProblem> problems = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    /** From now on problems of this field, and of those inside it that have no line of their own, are at this line. */
    void place(String field, int line) {
        lines.putIfAbsent(field, line);
    }

    void add(SpecProblem problem) {
        for (var field = problem.field();; field = outer(field)) {
            var line = lines.get(field);
            if (line != null) {
                problems.add(problem.at(line));
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
            throw new SpecException(problems.stream()
                    .sorted(Comparator.comparingInt(problem -> problem.line().orElse(Integer.MAX_VALUE))).toList());
        }
    }

    private static String outer(String field) {
        var dot = field.lastIndexOf('.');
        return dot < 0 ? "" : field.substring(0, dot);
    }
}
