package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.secret.Redactor;
import dev.slipway.secret.Secret;
import dev.slipway.spec.ClusterId;
import dev.slipway.workspace.ClusterFolder;
import dev.slipway.workspace.Workspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {

    private static final Kubeconfig KUBECONFIG = new Kubeconfig(Secret.of("""
            apiVersion: v1
            clusters:
            - name: small
              cluster: {server: "https://192.0.2.7:6443", certificate-authority-data: Y2E=}
            users:
            - name: small-admin
              user: {client-certificate-data: Y2VydA==, client-key-data: a2V5a2V5, token: t0k3n}
            """));

    private final Redactor redactor = new Redactor();
    private ClusterFolder folder;

    @BeforeEach
    void aClustersFolder(@TempDir Path root) {
        var spec = Sites.with(1, 1).spec();
        folder = new Workspace(root, redactor).create(new ClusterId(spec.name(), "1a2b3c4d"), spec);
    }

    @Test
    void aKubeconfigThatWasFetchedTellsTheRedactorItsSecretsAndNothingElse() {
        new FolderFiles(folder, redactor).keepKubeconfig(KUBECONFIG);

        assertThat(redactor.redact("Y2VydA== a2V5a2V5 t0k3n https://192.0.2.7:6443"))
                .isEqualTo("Y2VydA== ••• ••• https://192.0.2.7:6443");
    }

    @Test
    void aKubeconfigThatAnEarlierRunFetchedDoesSoWhenItIsRead() {
        folder.writeKubeconfig(KUBECONFIG.yaml());

        assertThat(new FolderFiles(folder, redactor).kubeconfig()).contains(KUBECONFIG);
        assertThat(redactor.redact("a2V5a2V5")).isEqualTo("•••");
    }

    @Test
    void theKeyToTheNodesIsKnownFromItsFirstMoment() {
        var key = new FolderFiles(folder, redactor).sshKey();

        assertThat(redactor.redact(key.privateKey().reveal())).doesNotContainPattern("[A-Za-z0-9]");
    }
}
