package dev.slipway.ui.wizard;

import dev.slipway.spec.SpecException;
import dev.slipway.spec.SpecProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the parts of a specification of what was typed; what is wrong with one keeps its field, and hides no other's. */
final class Parts {

    private final List<SpecProblem> problems = new ArrayList<>();

    /** Empty if it cannot be made. @param field of the answers file, as seen from the section that asks; may be empty */
    <T> Optional<T> make(String field, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (SpecException e) {
            e.problems().forEach(problem -> problems.add(problem.within(field)));
            return Optional.empty();
        }
    }

    List<SpecProblem> problems() {
        return List.copyOf(problems);
    }

    /** What all parts together make; asked for only once each could be made. @throws SpecException otherwise */
    <T> T whole(Supplier<T> made) {
        if (!problems.isEmpty()) {
            throw new SpecException(problems);
        }
        return made.get();
    }
}
