package dev.slipway.kubernetes;

import java.net.InetSocketAddress;
import java.util.Optional;

/** Opens a cluster's API. The one seam of all Kubernetes calls: a whole run can be joined to another API here. */
@FunctionalInterface
public interface KubernetesDoor {

    /**
     * @param kubeconfig with the server's URL to call, CA and client certificate
     * @param connectProxy an HTTP CONNECT proxy through which that URL's address is reached
     */
    KubernetesApi open(Kubeconfig kubeconfig, Optional<InetSocketAddress> connectProxy);
}
