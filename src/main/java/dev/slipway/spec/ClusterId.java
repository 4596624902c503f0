package dev.slipway.spec;

/**
 * One cluster for good: its name and eight hexadecimal digits chosen when it was first created. Names everything it owns
 * in the cloud, so that two clusters of one name cannot touch each other.
 */
public record ClusterId(ClusterName name, String suffix) {

    public ClusterId {
        if (!suffix.matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("not a cluster suffix: " + suffix);
        }
    }

    /** {@code small-1a2b3c4d}. */
    public String value() {
        return name + "-" + suffix;
    }

    @Override
    public String toString() {
        return value();
    }
}
