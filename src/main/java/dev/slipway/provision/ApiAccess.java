package dev.slipway.provision;

import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesDoor;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.plan.Timeline;
import dev.slipway.ssh.HttpConnectProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * The way to the cluster's API, by the kubeconfig on this computer: straight to the floating IP or through the user's proxy, else,
 * where a security group keeps this computer out, through SSH on the first control plane. Opened once and shared by the steps of
 * a run.
 */
public final class ApiAccess implements AutoCloseable {

    private static final int PORT = 6443;

    private final KubernetesDoor door;
    private final ClusterFiles files;
    private final Optional<URI> proxy;
    private final Entrance.Finder entrance;
    private final Timeline.Permits opening;
    private Optional<KubernetesApi> open = Optional.empty();
    private Optional<HttpConnectProxy> tunnel = Optional.empty();

    ApiAccess(KubernetesDoor door, ClusterFiles files, Optional<URI> proxy, Entrance.Finder entrance,
            Timeline timeline) {
        this.door = door;
        this.files = files;
        this.proxy = proxy;
        this.entrance = entrance;
        this.opening = timeline.permits(1);
    }

    /** The API, if a kubeconfig was fetched. Who comes while another opens it waits for that, and can be interrupted. */
    public Optional<KubernetesApi> find() throws InterruptedException {
        opening.acquire();
        try {
            if (open.isEmpty()) {
                open = files.kubeconfig().map(kubeconfig -> door.open(kubeconfig, connectProxy()));
                if (open.isPresent() && proxy.isEmpty() && !answers(open.get())) {
                    open = throughSsh().or(() -> open);
                }
            }
            return open;
        } finally {
            opening.release();
        }
    }

    /** The API of a cluster whose kubeconfig was fetched by an earlier step. */
    public KubernetesApi api() throws InterruptedException {
        return find().orElseThrow(
                () -> new IllegalStateException("no kubeconfig although the step that fetches it is done"));
    }

    private static boolean answers(KubernetesApi api) {
        try {
            api.version();
            return true;
        } catch (KubernetesException e) {
            return e.kind() != KubernetesException.Kind.UNREACHABLE;
        }
    }

    /** TLS verifies the control plane's own address, which is in the certificate as the floating IP is. */
    private Optional<KubernetesApi> throughSsh() {
        var found = entrance.find();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            var way = HttpConnectProxy.open(found.get().host(), found.get().address(), PORT);
            tunnel = Optional.of(way);
            var kubeconfig =
                    files.kubeconfig().orElseThrow().withServer("https://" + found.get().address() + ":" + PORT);
            open.ifPresent(KubernetesApi::close);
            return Optional.of(door.open(kubeconfig, Optional.of(way.address())));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no free port on this computer's loopback
        }
    }

    private Optional<InetSocketAddress> connectProxy() {
        return proxy.map(uri -> new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    /** After the run, when nobody looks for it any more. */
    @Override
    public void close() {
        open.ifPresent(KubernetesApi::close);
        tunnel.ifPresent(HttpConnectProxy::close);
        open = Optional.empty();
        tunnel = Optional.empty();
    }
}
