package dev.slipway.ui.work;

import dev.slipway.cluster.ClusterMap;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.workspace.ClusterFolder;

/** Looks at a living cluster, both sides. */
@FunctionalInterface
public interface ClusterLook {

    ClusterMap look(ClusterFolder folder, CloudAccess access);
}
