package dev.slipway.provision;

import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.ssh.SshKey;
import java.util.Optional;

/** The files of a cluster that is only being planned: there are none, and nothing will run. */
final class NoFiles implements ClusterFiles {

    @Override
    public SshKey sshKey() {
        throw new IllegalStateException("a plan that is only shown has no key");
    }

    @Override
    public Optional<Kubeconfig> kubeconfig() {
        return Optional.empty();
    }

    @Override
    public void keepKubeconfig(Kubeconfig kubeconfig) {
        throw new IllegalStateException("a plan that is only shown keeps nothing");
    }
}
