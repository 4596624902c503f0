package dev.slipway.practice.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.OpenStackFunction;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program of the cluster that is signed in to the cloud with what its cloud.conf says. */
final class CloudSession {

    private final OpenStackFunction cloud;
    private final CloudConf conf;
    private final Map<String, String> endpoints = new HashMap<>();
    private String token = "";

    private CloudSession(OpenStackFunction cloud, CloudConf conf) {
        this.cloud = cloud;
        this.conf = conf;
    }

    /** @throws ProgramFailure in the words of the real programs' OpenStack library */
    static CloudSession signIn(OpenStackFunction cloud, CloudConf conf) {
        CloudSession session = new CloudSession(cloud, conf);
        session.signIn();
        return session;
    }

    CloudConf conf() {
        return conf;
    }

    /** Whether the catalog has a service of this type in the region. */
    boolean offers(String... types) {
        return endpoint(types).isPresent();
    }

    Reply get(String type, String path) {
        return call(type, "GET", path, Map.of());
    }

    Reply post(String type, String path, Map<String, Object> body) {
        return call(type, "POST", path, body);
    }

    Reply put(String type, String path, Map<String, Object> body) {
        return call(type, "PUT", path, body);
    }

    Reply delete(String type, String path) {
        return call(type, "DELETE", path, Map.of());
    }

    /** A status and the object in the body, empty if there was none. */
    record Reply(int status, Map<String, Object> body) {

        boolean ok() {
            return status / 100 == 2;
        }

        /** Its words, if it is an error. */
        String words() {
            return status + ": " + Wire.text(body);
        }
    }

    private Reply call(String type, String method, String path, Map<String, Object> body) {
        String base = endpoint(type, alias(type)).orElseThrow(
                () -> new ProgramFailure("No suitable endpoint could be found in the service catalog."));
        Reply reply = send(method, URI.create(base).getPath() + path, body, type);
        if (reply.status() == 401) {
            try {
                signIn(); // the token was over
            } catch (ProgramFailure itsCredentialIsGone) {
                return reply; // it logs that, and goes on trying
            }
            reply = send(method, URI.create(base).getPath() + path, body, type);
        }
        return reply;
    }

    private Reply send(String method, String target, Map<String, Object> body, String type) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("accept", "application/json", "host", host()));
        if (!token.isEmpty()) {
            headers.put("x-auth-token", token);
        }
        if (!body.isEmpty()) {
            headers.put("content-type", "application/json");
        }
        if (type.equals("compute")) {
            headers.put("x-openstack-nova-api-version", "2.60");
            headers.put("openstack-api-version", "compute 2.60");
        } else if (type.equals("volumev3")) {
            headers.put("openstack-api-version", "volume 3.34");
        }
        HttpReply reply = cloud.answer(HttpRequest.of(method, target, headers,
                body.isEmpty() ? new byte[0] : Wire.text(body).getBytes(UTF_8)));
        return new Reply(reply.status(), reply.text().startsWith("{") ? Wire.object(reply.text()) : Map.of());
    }

    private void signIn() {
        String url = conf.text("Global", "auth-url");
        if (url.isEmpty()) {
            throw new ProgramFailure("Missing input for argument [auth_url]");
        }
        String root = url.replaceAll("/+$", "");
        String target = (root.endsWith("/v3") ? root : root + "/v3") + "/auth/tokens";
        Map<String, Object> body = Map.of("auth", auth());
        HttpReply reply = cloud.answer(HttpRequest.of("POST", URI.create(target).getPath(),
                Map.of("content-type", "application/json", "accept", "application/json", "host", host()),
                Wire.text(body).getBytes(UTF_8)));
        if (reply.status() != 201) {
            throw new ProgramFailure("Expected HTTP response code [201] when accessing [POST " + target + "], but got "
                    + reply.status() + " instead: " + reply.text());
        }
        token = reply.headers().getOrDefault("x-subject-token", "");
        endpoints.clear();
        for (Map<String, Object> service : Tree.maps(Wire.object(reply.text()), "token", "catalog")) {
            Tree.maps(service, "endpoints").stream().filter(each -> "public".equals(each.get("interface")))
                    .filter(each -> Tree.text(each, "region").equals(conf.text("Global", "region")))
                    .forEach(each -> endpoints.put(Tree.text(service, "type"), Tree.text(each, "url")));
        }
        if (!offers("compute")) {
            throw new ProgramFailure("No suitable endpoint could be found in the service catalog.");
        }
    }

    private String host() {
        return URI.create(conf.text("Global", "auth-url")).getAuthority();
    }

    private Map<String, Object> auth() {
        String id = conf.text("Global", "application-credential-id");
        if (!id.isEmpty()) {
            return Map.of("identity", Map.of("methods", List.of("application_credential"), "application_credential",
                    Map.of("id", id, "secret", conf.text("Global", "application-credential-secret"))));
        }
        Map<String, Object> user = new LinkedHashMap<>();
        put(user, "id", conf.text("Global", "user-id"));
        put(user, "name", conf.text("Global", "username"));
        user.put("password", conf.text("Global", "password"));
        user.put("domain", domain("user-domain"));
        Map<String, Object> project = new LinkedHashMap<>();
        put(project, "id", conf.text("Global", "tenant-id"));
        if (project.isEmpty()) {
            put(project, "name", conf.text("Global", "tenant-name"));
            project.put("domain", domain("tenant-domain"));
        }
        return Map.of("identity", Map.of("methods", List.of("password"), "password", Map.of("user", user)),
                "scope", Map.of("project", project));
    }

    private Map<String, Object> domain(String key) {
        Map<String, Object> domain = new LinkedHashMap<>();
        for (String prefix : List.of(key, "domain")) {
            for (String field : List.of("id", "name")) {
                if (domain.isEmpty()) {
                    put(domain, field, conf.text("Global", prefix + "-" + field));
                }
            }
        }
        return domain;
    }

    private static void put(Map<String, Object> map, String key, String value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    private Optional<String> endpoint(String... types) {
        for (String type : types) {
            if (endpoints.containsKey(type)) {
                return Optional.of(endpoints.get(type).replaceAll("/+$", ""));
            }
        }
        return Optional.empty();
    }

    /** Cinder's type has a newer name in some catalogs. */
    private static String alias(String type) {
        return type.equals("volumev3") ? "block-storage" : type;
    }
}
