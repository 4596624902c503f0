package dev.slipway.spec;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one record, so that all of it is said at once. */
final class Problems {

    private final List<SpecProblem> found = new ArrayList<>();

    Problems when(boolean wrong, String field, String key, Object... arguments) {
        if (wrong) {
            found.add(SpecProblem.of(field, key, arguments));
        }
        return this;
    }

    void add(SpecProblem problem) {
        found.add(problem);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new SpecException(found);
        }
    }
}
