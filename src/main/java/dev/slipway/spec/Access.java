package dev.slipway.spec;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How nodes and the API are reached.
 *
 * @param proxy   an HTTP CONNECT proxy for SSH and the Kubernetes API, instead of a floating IP of the first control plane
 * @param sshFrom who may reach SSH on the first control plane
 * @param apiFrom who may reach the Kubernetes API
 */
public record Access(Optional<URI> proxy, List<Cidr> sshFrom, List<Cidr> apiFrom) {

    /** Through a floating IP, from everywhere: keys and certificates keep strangers out. */
    public static final Access DEFAULT = new Access(Optional.empty(), List.of(Cidr.ANY), List.of(Cidr.ANY));

    public Access {
        sshFrom = List.copyOf(sshFrom);
        apiFrom = List.copyOf(apiFrom);
        new Problems()
                .when(proxy.filter(url -> !isProxy(url)).isPresent(), "proxy", "spec.proxy")
                .when(sshFrom.isEmpty(), "ssh-from", "spec.from-nowhere")
                .when(apiFrom.isEmpty(), "api-from", "spec.from-nowhere")
                .throwIfAny();
    }

    // A user and a password in the URL would be a secret in the answers file.
    private static boolean isProxy(URI url) {
        return "http".equals(url.getScheme()) && url.getHost() != null && url.getPort() > 0 && url.getPort() <= 65535
                && url.getUserInfo() == null
                && (url.getPath().isEmpty() || url.getPath().equals("/")) && url.getQuery() == null;
    }
}
