package dev.slipway.spec;

/** A cluster's name: a DNS label short enough that node names made from it are labels too. */
public record ClusterName(String value) {

    private static final int LONGEST = 40; // plus "-1a2b3c4d" and "-w-1000" it still fits a label's 63

    public ClusterName {
        new Problems()
                .when(!value.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?"), "", "spec.name", value)
                .when(value.length() > LONGEST, "", "spec.name-long", value, LONGEST)
                .throwIfAny();
    }

    @Override
    public String toString() {
        return value;
    }
}
