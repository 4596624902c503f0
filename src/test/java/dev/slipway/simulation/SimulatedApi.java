package dev.slipway.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.kubernetes.KubernetesApi;
import dev.slipway.kubernetes.KubernetesException;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.simulation.Weather.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The way to a cluster's API: calls become requests to the practice clusters' function. */
record SimulatedApi(SimulatedWorld world, Connection connection, String address) implements KubernetesApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String version() {
        return String.valueOf(map(checked("ask for the version", call("GET", "/version", "", ""))).get("gitVersion"));
    }

    @Override
    public Optional<Map<String, Object>> get(Kind kind, String namespace, String name) {
        var reply = call("GET", path(kind.apiVersion(), kind.plural(), namespace) + "/" + name, "", "");
        return reply.status() == 404 ? Optional.empty() : Optional.of(map(checked("get " + name, reply)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> list(Kind kind) {
        var reply = call("GET", path(kind.apiVersion(), kind.plural(), ""), "", "");
        return reply.status() == 404 ? List.of()
                : (List<Map<String, Object>>) map(checked("list " + kind, reply)).get("items");
    }

    @Override
    @SuppressWarnings("unchecked")
    public void apply(Map<String, Object> object) {
        var metadata = (Map<String, Object>) object.get("metadata");
        var path = path((String) object.get("apiVersion"), plural((String) object.get("kind")),
                String.valueOf(metadata.getOrDefault("namespace", "")));
        try {
            checked("apply " + metadata.get("name"), call("PATCH", path + "/" + metadata.get("name")
                    + "?fieldManager=slipway&force=true", "application/apply-patch+yaml",
                    JSON.writeValueAsString(object)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(Kind kind, String namespace, String name) {
        var reply = call("DELETE", path(kind.apiVersion(), kind.plural(), namespace) + "/" + name, "", "");
        if (reply.status() != 404) {
            checked("delete " + name, reply);
        }
    }

    @Override
    public String podLog(String namespace, String pod, String container, int lines) {
        var reply = call("GET", path("v1", "pods", namespace) + "/" + pod + "/log", "", "");
        return reply.status() == 200 ? reply.text() : "";
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private HttpReply call(String method, String target, String contentType, String body) {
        try {
            connection.travel();
            var reply = request(method, target, contentType, body);
            connection.travel();
            if (connection.weather().strikes(Fault.REPLY_LOST)) {
                throw unreachable(method + " " + target);
            }
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(method + " " + target);
        }
    }

    private HttpReply request(String method, String target, String contentType, String body) {
        var cluster = world.clusterAt(address);
        if (connection.weather().strikes(Fault.API_RESTARTING)) {
            world.restartApi(Duration.ofSeconds(connection.weather().seconds(3, 60)));
        }
        if (connection.isCut() || cluster.isEmpty() || world.isApiRestarting()) {
            throw unreachable(method + " " + target);
        }
        return world.kubernetes(cluster.get(), HttpRequest.of(method, target, Map.of("content-type", contentType,
                HttpRequest.REMOTE_USER, "kubernetes-admin", HttpRequest.REMOTE_GROUPS, "kubeadm:cluster-admins"),
                body.getBytes(UTF_8)));
    }

    private KubernetesException unreachable(String operation) {
        return new KubernetesException(KubernetesException.Kind.UNREACHABLE, operation, 0, "connection refused",
                new ConnectException(address));
    }

    private static HttpReply checked(String operation, HttpReply reply) {
        if (reply.status() < 300) {
            return reply;
        }
        var kind = switch (reply.status()) {
            case 401, 403 -> KubernetesException.Kind.FORBIDDEN;
            case 409 -> KubernetesException.Kind.CONFLICT;
            case 429, 500, 502, 503, 504 -> KubernetesException.Kind.BUSY;
            default -> KubernetesException.Kind.REJECTED;
        };
        throw new KubernetesException(kind, operation, reply.status(), reply.text(), new IOException(reply.text()));
    }

    private static String path(String apiVersion, String plural, String namespace) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion + "/"
                + (namespace.isEmpty() ? "" : "namespaces/" + namespace + "/") + plural;
    }

    private static String plural(String kind) {
        var lower = kind.toLowerCase(Locale.ROOT);
        return lower.endsWith("s") ? lower + "es" : lower + "s";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(HttpReply reply) {
        try {
            return JSON.readValue(reply.body(), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
