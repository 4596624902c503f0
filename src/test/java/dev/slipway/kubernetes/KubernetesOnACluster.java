package dev.slipway.kubernetes;

import dev.slipway.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The API of a real cluster: {@code mvn -Pcluster verify -Dslipway.kubeconfig=FILE}. It works in a namespace of its own, and
 * Surefire does not run it by itself, by its name.
 */
class KubernetesOnACluster extends KubernetesContract {

    @Override
    Kubeconfig kubeconfig() {
        try {
            return new Kubeconfig(Secret.of(Files.readString(Path.of(System.getProperty("slipway.kubeconfig")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
