package dev.slipway.provision;

import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.secret.Redactor;
import dev.slipway.ssh.SshKey;
import dev.slipway.workspace.ClusterFolder;
import java.util.Optional;

/** The files of a cluster that has a folder. What they hold is made known to the redactor. */
final class FolderFiles implements ClusterFiles {

    private final ClusterFolder folder;
    private final Redactor redactor;

    FolderFiles(ClusterFolder folder, Redactor redactor) {
        this.folder = folder;
        this.redactor = redactor;
    }

    @Override
    public synchronized SshKey sshKey() {
        var key = folder.sshKey().map(SshKey::read).orElseGet(() -> {
            var fresh = SshKey.generate("slipway " + folder.id());
            folder.writeSshKey(fresh.privateKey());
            return fresh;
        });
        redactor.learn(key.privateKey());
        return key;
    }

    @Override
    public Optional<Kubeconfig> kubeconfig() {
        var kubeconfig = folder.kubeconfig().map(Kubeconfig::new);
        kubeconfig.ifPresent(this::learn);
        return kubeconfig;
    }

    @Override
    public void keepKubeconfig(Kubeconfig kubeconfig) {
        learn(kubeconfig);
        folder.writeKubeconfig(kubeconfig.yaml());
    }

    private void learn(Kubeconfig kubeconfig) {
        kubeconfig.secrets().forEach(redactor::learn);
    }
}
