package dev.slipway.spec;

import java.util.Optional;

/**
 * The servers.
 *
 * @param image     name or ID
 * @param loginUser empty: what the image's properties or name tell
 */
public record NodePlan(String image, Optional<String> loginUser, Pool controlPlanes, Pool workers) {

    /** So many servers of one flavor (name or ID). */
    public record Pool(int count, String flavor) {}
}
