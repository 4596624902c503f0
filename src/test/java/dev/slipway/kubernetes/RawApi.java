package dev.slipway.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;

/** An API server's own replies, by the client certificate of a kubeconfig. */
final class RawApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final String server;

    RawApi(Kubeconfig kubeconfig) throws Exception {
        var access = KubeconfigFile.access(kubeconfig.yaml().reveal());
        var config = new ConfigBuilder().withAutoConfigure(false).withClientCertData(access.clientCertificate())
                .withClientKeyData(access.clientKey().reveal())
                .withClientKeyAlgo(ClusterTrust.certificates(access.clientCertificate()).getFirst().getPublicKey()
                        .getAlgorithm())
                .build();
        var tls = SSLContext.getInstance("TLS");
        tls.init(SSLUtils.keyManagers(config), ClusterTrust.in(access.ca()), null);
        var builder = HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1);
        if (!access.proxyUrl().isEmpty()) {
            var proxy = URI.create(access.proxyUrl());
            builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())));
        }
        this.client = builder.build();
        this.server = access.server();
    }

    /** A reply. */
    record Said(int status, JsonNode json) {}

    Said send(String method, String path, String contentType, String body, String... headers)
            throws IOException, InterruptedException {
        var reply = client.send(request(method, path, contentType, body, headers), BodyHandlers.ofString());
        var text = reply.body();
        return new Said(reply.statusCode(),
                text.startsWith("{") ? JSON.readTree(text) : JSON.getNodeFactory().textNode(text));
    }

    Said get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", "", headers);
    }

    /** The lines of a watch, as they come; closing ends it. */
    InputStream watch(String path, String... headers) throws IOException, InterruptedException {
        HttpResponse<InputStream> reply =
                client.send(request("GET", path, "", "", headers), BodyHandlers.ofInputStream());
        if (reply.statusCode() != 200) {
            throw new IOException(path + " answered " + reply.statusCode());
        }
        return reply.body();
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    private HttpRequest request(String method, String path, String contentType, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server + path)).method(method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("content-type", contentType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
