package dev.slipway.provision;

import dev.slipway.kubernetes.KubernetesDoor;
import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.OpenStack;
import dev.slipway.ssh.SshDoor;
import dev.slipway.ssh.SshKey;
import java.util.function.Function;

/** The three ways out. A whole run is joined to other worlds by other doors. */
public record Doors(Function<CloudAccess, OpenStack> clouds, Function<SshKey, SshDoor> hosts, KubernetesDoor api) {}
