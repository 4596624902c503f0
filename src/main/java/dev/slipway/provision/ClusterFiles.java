package dev.slipway.provision;

import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.ssh.SshKey;
import java.util.Optional;

/** The files of a cluster on this computer that its steps use. */
public interface ClusterFiles {

    /** The key that opens the cluster's servers; made when first asked for. */
    SshKey sshKey();

    /** The kubeconfig, once it was fetched. */
    Optional<Kubeconfig> kubeconfig();

    void keepKubeconfig(Kubeconfig kubeconfig);
}
