package dev.slipway.verify;

import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.openstack.OpenStack;
import dev.slipway.plan.StepException;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.ssh.SshHost;
import java.util.Optional;

/** The cluster that is checked, and the ways to it. */
record Subject(ClusterId id, ClusterSpec spec, OpenStack cloud, KubernetesApi api, Hosts hosts) {

    /** The nodes' hosts by name, as far as earlier runs verified their keys. */
    @FunctionalInterface
    interface Hosts {
        Optional<SshHost> host(String node) throws StepException, InterruptedException;
    }
}
