package dev.slipway.cli;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.workspace.ClusterFolder;

/** Looks at a living cluster. */
@FunctionalInterface
public interface ClusterLook {

    Shown look(ClusterFolder folder, CloudAccess access);
}
