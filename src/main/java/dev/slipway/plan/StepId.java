package dev.slipway.plan;

/**
 * The name of a step or lease, such as {@code join/small-w-2}: the stage, and behind the slash what it is about (a node, a
 * part). Shown, logged, journalled, and the name of the step's log file.
 */
public record StepId(String value) implements Comparable<StepId> {

    public StepId {
        if (!value.matches("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9.-]*)?")) {
            throw new IllegalArgumentException("not a step id: " + value);
        }
    }

    public static StepId of(String stage) {
        return new StepId(stage);
    }

    public static StepId of(String stage, String subject) {
        return new StepId(stage + "/" + subject);
    }

    /** What kind of work it is: the part before the slash. */
    public String stage() {
        var slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    @Override
    public int compareTo(StepId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
