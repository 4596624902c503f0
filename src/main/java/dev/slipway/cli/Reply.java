package dev.slipway.cli;

import java.util.List;
import java.util.Optional;

/**
 * What a command has to say at its end.
 *
 * @param lines for people
 * @param json  the same for scripts: maps, lists and scalars; empty if the command printed its document itself
 */
public record Reply(ExitCode code, List<String> lines, Optional<Object> json) {

    public Reply {
        lines = List.copyOf(lines);
    }

    static Reply of(ExitCode code, List<String> lines, Object json) {
        return new Reply(code, lines, Optional.of(json));
    }

    /** Nothing but lines, whatever they are. */
    static Reply lines(ExitCode code, List<String> lines) {
        return new Reply(code, lines, Optional.empty());
    }

    /** All was said before. */
    public static Reply silent(ExitCode code) {
        return new Reply(code, List.of(), Optional.empty());
    }
}
