package dev.slipway.ui.work;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.spec.ClusterSpec;

/** How the window signs in to a cluster's cloud. */
@FunctionalInterface
public interface Clouds {

    /** All it takes, from {@code clouds.yaml}, the {@code OS_*} variables, or what was typed. */
    CloudAccess access(ClusterSpec spec);
}
