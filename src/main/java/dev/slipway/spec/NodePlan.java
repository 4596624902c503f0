package dev.slipway.spec;

import java.util.Optional;

/**
 * The servers.
 *
 * @param image     name or ID
 * @param loginUser empty: what the image's properties or name tell
 * @param keyPair   name of a key pair that lets its owner in too; empty: nobody but Slipway, with a key of the cluster's own
 */
public record NodePlan(String image, Optional<String> loginUser, Optional<String> keyPair, Pool controlPlanes,
        Pool workers) {

    private static final int MOST_WORKERS = 1000;

    public NodePlan {
        var count = controlPlanes.count();
        new Problems()
                .when(image.isBlank(), "image", "spec.blank")
                .when(loginUser.filter(user -> !user.matches("[a-z_][a-z0-9_-]{0,31}")).isPresent(), "login-user",
                        "spec.login-user", loginUser.orElse(""))
                .when(keyPair.filter(String::isBlank).isPresent(), "key-pair", "spec.blank")
                .when(count != 1 && count != 3 && count != 5, "control-planes.count", "spec.control-planes", count)
                .when(workers.count() > MOST_WORKERS, "workers.count", "spec.workers", workers.count(), MOST_WORKERS)
                .throwIfAny();
    }

    /** How many servers in all. */
    public int count() {
        return controlPlanes.count() + workers.count();
    }

    /** So many servers of one flavor (name or ID). */
    public record Pool(int count, String flavor) {

        public Pool {
            new Problems()
                    .when(count < 0, "count", "spec.count", count)
                    .when(flavor.isBlank(), "flavor", "spec.blank")
                    .throwIfAny();
        }
    }
}
