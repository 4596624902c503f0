package dev.slipway.spec;

import dev.slipway.text.Message;
import java.util.Optional;

/**
 * One thing that is wrong with a specification.
 *
 * @param field where, as in the answers file: {@code nodes.workers.count}; empty: the whole
 * @param place in the answers file, where it was read from one
 */
public record SpecProblem(String field, Optional<Place> place, Message message) {

    static SpecProblem of(String field, String key, Object... arguments) {
        return new SpecProblem(field, Optional.empty(), Message.of(key, arguments));
    }

    /** The same problem seen from one section further out. */
    public SpecProblem within(String section) {
        var outer = section.isEmpty() || field.isEmpty() ? section + field : section + "." + field;
        return new SpecProblem(outer, place, message);
    }

    SpecProblem at(Place position) {
        return place.isPresent() ? this : new SpecProblem(field, Optional.of(position), message);
    }
}
