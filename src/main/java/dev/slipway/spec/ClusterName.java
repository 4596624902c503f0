package dev.slipway.spec;

/** A cluster's name: a DNS label short enough that node names made from it are labels too. */
public record ClusterName(String value) {

    @Override
    public String toString() {
        return value;
    }
}
