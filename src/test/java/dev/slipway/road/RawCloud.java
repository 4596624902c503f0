package dev.slipway.road;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.yaml.snakeyaml.Yaml;

/** A cloud as its own API lists it, past all code of Slipway's, so that no mistake of the door can hide one elsewhere. */
public final class RawCloud implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LISTS = List.of("compute/v2.1/servers/detail", "compute/v2.1/os-keypairs",
            "compute/v2.1/os-server-groups", "network/v2.0/networks", "network/v2.0/subnets", "network/v2.0/routers",
            "network/v2.0/ports", "network/v2.0/floatingips", "network/v2.0/security-groups",
            "network/v2.0/security-group-rules", "image/v2/images", "volume/v3/PROJECT/volumes/detail",
            "volume/v3/PROJECT/snapshots/detail", "load-balancer/v2.0/lbaas/loadbalancers",
            "identity/v3/users/USER/application_credentials");

    private final HttpClient client;
    private final String base;
    private final String token;
    private final String project;
    private final String user;

    public RawCloud(Path cloudsYaml) throws Exception {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(Files.readString(cloudsYaml));
        var entry = file.get("clouds").get("practice");
        var auth = (Map<?, ?>) entry.get("auth");
        this.client = HttpClient.newBuilder().sslContext(trusting(Path.of((String) entry.get("cacert")))).build();
        this.base = URI.create((String) auth.get("auth_url")).resolve("/").toString();
        var signedIn = send("POST", "identity/v3/auth/tokens", "", Map.of("auth",
                Map.of("identity", Map.of("methods", List.of("password"), "password", Map.of("user",
                        Map.of("name", auth.get("username"), "domain", Map.of("id", "default"), "password",
                                auth.get("password")))),
                        "scope", Map.of("project",
                                Map.of("name", auth.get("project_name"), "domain", Map.of("id", "default"))))));
        this.token = signedIn.headers().firstValue("x-subject-token").orElseThrow();
        var body = JSON.readTree(signedIn.body()).path("token");
        this.project = body.at("/project/id").asText();
        this.user = body.at("/user/id").asText();
    }

    /** Everything there is: each thing's whole document by its kind and ID. */
    Map<String, JsonNode> everything() throws Exception {
        var all = new TreeMap<String, JsonNode>();
        for (var list : LISTS) {
            for (var thing : list(list)) {
                var plain = thing.has("keypair") ? thing.path("keypair") : thing;
                var id = plain.has("id") ? plain.path("id").asText() : plain.path("name").asText();
                all.put(list + " " + id, thing);
            }
        }
        return all;
    }

    /** Things of each kind that have the same name and so would be one thing made twice, by kind and name. */
    Map<String, Integer> twice(String name) throws Exception {
        var counts = new TreeMap<String, Integer>();
        for (var list : LISTS) {
            for (var thing : list(list)) {
                var shown = (thing.has("keypair") ? thing.path("keypair") : thing).path("name").asText();
                if (shown.startsWith(name)) {
                    counts.merge(list + " " + shown, 1, Integer::sum);
                }
            }
        }
        counts.values().removeIf(count -> count == 1);
        return counts;
    }

    JsonNode list(String path) throws Exception {
        var reply = send("GET", path(path), token, Map.of());
        if (reply.statusCode() != 200) {
            throw new IOException(path + " answered " + reply.statusCode() + " " + reply.body());
        }
        for (var field : JSON.readTree(reply.body())) {
            if (field.isArray()) {
                return field;
            }
        }
        throw new IOException(path + " answered no list");
    }

    /** Makes something, and answers what the cloud says of it. */
    public JsonNode make(String path, Map<String, ?> body) throws Exception {
        var reply = send("POST", path(path), token, body);
        if (reply.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + reply.statusCode() + " " + reply.body());
        }
        return JSON.readTree(reply.body()).elements().next();
    }

    /** Puts something to where it goes. */
    void send(String path, Map<String, ?> body) throws Exception {
        var reply = send("PUT", path(path), token, body);
        if (reply.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + reply.statusCode() + " " + reply.body());
        }
    }

    /** Makes an application credential of the usual, restricted kind; answers its ID. */
    String restrictedCredential(String name, String secret) throws Exception {
        return make("identity/v3/users/USER/application_credentials",
                Map.of("application_credential", Map.of("name", name, "secret", secret))).path("id").asText();
    }

    @Override
    public void close() {
        client.close();
    }

    private String path(String path) {
        return path.replace("PROJECT", project).replace("USER", user);
    }

    private HttpResponse<String> send(String method, String path, String signedIn, Map<String, ?> body)
            throws Exception {
        var publisher = body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(new HashMap<>(body)));
        return client.send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json")
                .header("X-Auth-Token", signedIn).method(method, publisher).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static SSLContext trusting(Path caFile) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var in = Files.newInputStream(caFile)) {
            trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
