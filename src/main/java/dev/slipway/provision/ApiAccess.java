package dev.slipway.provision;

import dev.slipway.kubernetes.Kubeconfig;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesDoor;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/** The way to the cluster's API, by the kubeconfig on this computer; opened once and shared by the steps of a run. */
public final class ApiAccess implements AutoCloseable {

    private final KubernetesDoor door;
    private final ClusterFiles files;
    private final Optional<URI> proxy;
    private Optional<KubernetesApi> open = Optional.empty();

    public ApiAccess(KubernetesDoor door, ClusterFiles files, Optional<URI> proxy) {
        this.door = door;
        this.files = files;
        this.proxy = proxy;
    }

    /** The API, if a kubeconfig was fetched. */
    public synchronized Optional<KubernetesApi> find() {
        if (open.isEmpty()) {
            open = files.kubeconfig().map(kubeconfig -> door.open(kubeconfig, connectProxy()));
        }
        return open;
    }

    /** The API of a cluster whose kubeconfig was fetched by an earlier step. */
    public KubernetesApi api() {
        return find().orElseThrow(
                () -> new IllegalStateException("no kubeconfig although the step that fetches it is done"));
    }

    /** Keeps a kubeconfig for this computer: with the server's address as it is reached from here. */
    void keep(Kubeconfig kubeconfig) {
        files.keepKubeconfig(kubeconfig);
    }

    private Optional<InetSocketAddress> connectProxy() {
        return proxy.map(uri -> new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    @Override
    public synchronized void close() {
        open.ifPresent(KubernetesApi::close);
        open = Optional.empty();
    }
}
