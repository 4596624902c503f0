package dev.slipway.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;

/** Opens real APIs with fabric8's client. Nothing is read from the environment or the user's own kubeconfig. */
public final class Fabric8Door implements KubernetesDoor {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Longer than the API server waits for a kubelet, which is half a minute: it knows better why there is no answer. */
    private static final Duration REQUEST = Duration.ofSeconds(35);

    @Override
    public KubernetesApi open(Kubeconfig kubeconfig, Optional<InetSocketAddress> connectProxy) {
        var access = KubeconfigFile.access(kubeconfig.yaml().reveal());
        var proxy = connectProxy.map(address -> "http://" + address.getHostString() + ":" + address.getPort())
                .or(() -> Optional.of(access.proxyUrl()).filter(url -> !url.isEmpty()));
        var config = config(access, proxy);
        var keys = keys(config);
        var http = new ClosingHttpClients();
        var client = new KubernetesClientBuilder().withConfig(config)
                .withHttpClientFactory(http)
                .withHttpClientBuilderConsumer(builder -> {
                    builder.sslContext(keys, ClusterTrust.in(access.ca()));
                    if (proxy.isEmpty()) {
                        builder.proxyType(HttpClient.ProxyType.DIRECT); // not the JVM's own default
                    }
                }).build();
        return new Fabric8Api(client, URI.create(access.server()).getAuthority());
    }

    private static Config config(ApiAccess access, Optional<String> proxy) {
        var config = new ConfigBuilder(Config.empty())
                .withAutoConfigure(false)
                .withMasterUrl(access.server())
                .withClientCertData(access.clientCertificate())
                .withClientKeyData(access.clientKey().reveal())
                .withClientKeyAlgo(keyAlgorithm(access))
                .withConnectionTimeout((int) CONNECT.toMillis())
                .withRequestTimeout((int) REQUEST.toMillis())
                .withRequestRetryBackoffLimit(0) // the engine polls
                .withHttp2Disable(true) // a dead HTTP/2 connection is kept and used again after each time-out
                .withUserAgent("slipway")
                .build();
        if (!access.token().isEmpty()) {
            config.setOauthToken(access.token().reveal());
        }
        proxy.ifPresent(config::setHttpsProxy);
        return config;
    }

    /** The client library does not look for itself. */
    private static String keyAlgorithm(ApiAccess access) {
        if (access.clientCertificate().isEmpty()) {
            return "RSA";
        }
        return ClusterTrust.certificates(access.clientCertificate()).getFirst().getPublicKey().getAlgorithm();
    }

    private static KeyManager[] keys(Config config) {
        try {
            return SSLUtils.keyManagers(config);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the kubeconfig's client certificate or key cannot be read", e);
        }
    }
}
