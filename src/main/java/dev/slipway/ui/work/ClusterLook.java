package dev.slipway.ui.work;

import dev.slipway.cluster.Sighting;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.provision.PreflightException;
import dev.slipway.workspace.ClusterFolder;

/** Looks at a living cluster, both sides. */
@FunctionalInterface
public interface ClusterLook {

    /** @throws PreflightException, InterruptedException if this is not the cloud that the cluster is in */
    Sighting look(ClusterFolder folder, CloudAccess access) throws PreflightException, InterruptedException;
}
