package dev.slipway.spec;

import dev.slipway.text.Message;
import java.util.OptionalInt;

/**
 * One thing that is wrong with a specification.
 *
 * @param field where, as in the answers file: {@code nodes.workers.count}; empty: the whole
 * @param line  of the answers file, counted from 1, where it was read from one
 */
public record SpecProblem(String field, OptionalInt line, Message message) {

    static SpecProblem of(String field, String key, Object... arguments) {
        return new SpecProblem(field, OptionalInt.empty(), Message.of(key, arguments));
    }

    /** The same problem seen from one section further out. */
    SpecProblem within(String section) {
        var outer = section.isEmpty() || field.isEmpty() ? section + field : section + "." + field;
        return new SpecProblem(outer, line, message);
    }

    SpecProblem at(int position) {
        return line.isPresent() ? this : new SpecProblem(field, OptionalInt.of(position), message);
    }
}
