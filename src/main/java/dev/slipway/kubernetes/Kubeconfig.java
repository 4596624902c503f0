package dev.slipway.kubernetes;

import dev.slipway.secret.Secret;
import java.util.List;
import java.util.stream.Stream;

/** A kubeconfig file with one cluster, one user and one context, as kubeadm writes {@code admin.conf}. All of it is secret. */
public record Kubeconfig(Secret yaml) {

    /** The same with another server URL. */
    public Kubeconfig withServer(String url) {
        return new Kubeconfig(Secret.of(KubeconfigFile.withServer(yaml.reveal(), url)));
    }

    /** The same with a proxy through which clients reach the server. */
    public Kubeconfig withProxy(String proxyUrl) {
        return new Kubeconfig(Secret.of(KubeconfigFile.withProxy(yaml.reveal(), proxyUrl)));
    }

    /** The same with cluster, user and context called by this name, so that it can be merged with others. */
    public Kubeconfig named(String name) {
        return new Kubeconfig(Secret.of(KubeconfigFile.named(yaml.reveal(), name)));
    }

    /**
     * This one's cluster, user and context in somebody's own file, with all that the file had, its comments included. The
     * current context stays what it was, if there is one.
     *
     * @param file    the text of that file, may be empty
     * @param name    how the context is called there
     * @param replace whether a context of that name may be replaced
     * @throws KubeconfigException if it has one of that name, or cannot be added to
     */
    public Secret mergedInto(Secret file, String name, boolean replace) {
        return Secret.of(KubeconfigMerge.merge(file.reveal(), named(name).yaml().reveal(), replace));
    }

    /** Whether a file has a context of this name. @throws KubeconfigException if it is no kubeconfig */
    public static boolean hasContext(Secret file, String name) {
        return KubeconfigMerge.context(file.reveal(), name).isPresent();
    }

    /** What lets a client in: its key, in base64, and its token, each where there is one. */
    public List<Secret> secrets() {
        var access = KubeconfigFile.access(yaml.reveal());
        return Stream.of(access.clientKey(), access.token()).filter(secret -> !secret.isEmpty()).toList();
    }

    /** The server's URL. */
    public String server() {
        return KubeconfigFile.server(yaml.reveal());
    }
}
