package dev.slipway.provision;

import dev.slipway.spec.ClusterId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How what belongs to a cluster is recognised in the cloud. The description is part of the request that makes a thing, so
 * there is no moment in which it exists unmarked; tags follow, for people and their filters.
 */
public record Mark(ClusterId id) {

    /** The key under which servers carry the cluster's ID in their metadata. */
    public static final String METADATA_KEY = "slipway-cluster";

    /** What a router, its port, or a subnet may be given: see {@link #given}. */
    public static final String GATEWAY = "gateway";
    public static final String INTERFACE = "interface";
    public static final String DNS = "dns";

    /** The part that names the port which a router is given in a subnet, where neither is the cluster's. */
    public static final String ROUTER = "router";

    private static final String DESCRIPTION = "slipway cluster ";

    /** The name of the one thing of its kind. */
    public String name() {
        return id.value();
    }

    /** The name of one of several. */
    public String name(String part) {
        return id.value() + "-" + part;
    }

    public String description() {
        return DESCRIPTION + id.value();
    }

    public List<String> tags() {
        return List.of("slipway", METADATA_KEY + "=" + id.value());
    }

    public Map<String, String> metadata() {
        return Map.of(METADATA_KEY, id.value());
    }

    /** Whether a thing with this description and these tags is the cluster's. */
    public boolean owns(String description, List<String> tags) {
        return description.equals(description()) || tags.contains(METADATA_KEY + "=" + id.value());
    }

    public boolean owns(Map<String, String> metadata) {
        return id.value().equals(metadata.get(METADATA_KEY));
    }

    /** The tag on a thing of somebody else's that says that this of it was given by the cluster, and is to be taken away again. */
    public String given(String what) {
        return "slipway-" + what + "=" + id.value();
    }

    /** Whether any of Slipway's clusters gave this, so that others of them may stand on it. */
    public static boolean isGiven(String what, List<String> tags) {
        return tags.stream().anyMatch(tag -> tag.startsWith("slipway-" + what + "="));
    }

    /** Whether a thing of ours got its tags, which follow when its making is over. */
    public boolean isTagged(List<String> tags) {
        return tags.containsAll(tags());
    }

    /** The other cluster of the same name that a thing with this description belongs to, if it does. */
    public Optional<String> namesakeIn(String description) {
        return clusterIn(description).filter(this::isNamesake);
    }

    /** Whether this is the ID of another cluster of the same name. */
    boolean isNamesake(String otherId) {
        var dash = otherId.lastIndexOf('-');
        return !otherId.equals(id.value()) && dash > 0 && otherId.substring(0, dash).equals(id.name().value());
    }

    /** The ID of the cluster that a thing with this description belongs to, if it is one of Slipway's. */
    static Optional<String> clusterIn(String description) {
        return description.startsWith(DESCRIPTION) ? Optional.of(description.substring(DESCRIPTION.length()))
                : Optional.empty();
    }
}
