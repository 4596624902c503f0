package dev.slipway.cli;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.provision.PreflightException;
import dev.slipway.workspace.ClusterFolder;

/** Looks at a living cluster. */
@FunctionalInterface
public interface ClusterLook {

    /** @throws PreflightException, InterruptedException if this is not the cloud that the cluster is in */
    Shown look(ClusterFolder folder, CloudAccess access) throws PreflightException, InterruptedException;
}
