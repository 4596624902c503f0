package dev.slipway.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A specification that cannot be: all that is wrong with it, at once. */
public final class SpecException extends RuntimeException {

    private final List<SpecProblem> problems;

    /** Of at least one problem. */
    public SpecException(List<SpecProblem> problems) {
        super(problems.stream().map(problem -> problem.field() + ": " + problem.message().key()
                + problem.message().arguments()).collect(Collectors.joining("; ")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no problem");
        }
        this.problems = List.copyOf(problems);
    }

    static SpecException of(String field, String key, Object... arguments) {
        return new SpecException(List.of(SpecProblem.of(field, key, arguments)));
    }

    /** In the order of the answers file where they come from one. */
    public List<SpecProblem> problems() {
        return problems;
    }
}
