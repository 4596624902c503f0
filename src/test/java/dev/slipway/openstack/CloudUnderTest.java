package dev.slipway.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A cloud as the wire shows it: what is sent and what comes back, with nothing of our own code's reading in between. */
final class CloudUnderTest implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloudAccess access;
    private final HttpExchange exchange;
    private final Token token;
    private final Catalog catalog;

    private CloudUnderTest(CloudAccess access, HttpExchange exchange) {
        this.access = access;
        this.exchange = exchange;
        var attempts = new Attempts(exchange, InstantSource.system(), length -> Thread.sleep(length));
        token = new SignIn(access, attempts, InstantSource.system()).token();
        catalog = Catalog.of(access, token);
    }

    static CloudUnderTest of(Path cloudsYaml, Optional<String> name) throws Exception {
        var access = new CloudsYaml(Map.of("OS_CLIENT_CONFIG_FILE", cloudsYaml.toString()), Path.of("/"), Path.of("/"),
                PasswordPrompt.nobody()).access(name);
        return new CloudUnderTest(access, HttpExchange.to(access));
    }

    CloudAccess access() {
        return access;
    }

    /** What Keystone said of the token. */
    JsonNode token() {
        return token.body();
    }

    URI endpoint(String service) {
        return catalog.endpoint(service).orElseThrow();
    }

    String tokenId() {
        return token.id().reveal();
    }

    Said get(String service, String path, String... headers) {
        return send("GET", service, path, "", headers);
    }

    Said delete(String service, String path, String... headers) {
        return send("DELETE", service, path, "", headers);
    }

    Said post(String service, String path, String body, String... headers) {
        return send("POST", service, path, body, headers);
    }

    Said put(String service, String path, String body, String... headers) {
        return send("PUT", service, path, body, headers);
    }

    /** Headers in pairs; one that is given takes the place of our own, and an empty one is not sent. */
    Said send(String method, String service, String path, String body, String... headers) {
        var all = new HashMap<>(Map.of("accept", "application/json", "x-auth-token", tokenId()));
        if (!body.isEmpty()) {
            all.put("content-type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        all.values().removeIf(String::isEmpty);
        var uri = URI.create(path.startsWith("https:") ? path : endpoint(service) + path);
        try {
            var reply = exchange.send(
                    new Exchange.Request(method, uri, Map.copyOf(all), body.getBytes(StandardCharsets.UTF_8)));
            return new Said(method + " " + uri, reply, json(reply.body()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + uri, e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        exchange.close();
    }

    /** One reply. */
    record Said(String to, Exchange.Reply reply, JsonNode json) {

        int status() {
            return reply.status();
        }

        String text() {
            return new String(reply.body(), StandardCharsets.UTF_8);
        }

        /** The value of a header, or an empty text. */
        String header(String name) {
            return Refusal.header(reply, name, "");
        }

        @Override
        public String toString() {
            return to + " -> " + status() + " " + text();
        }
    }
}
