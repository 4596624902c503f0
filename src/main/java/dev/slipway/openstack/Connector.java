package dev.slipway.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Carries every call of a session, openstack4j's and our own: finds the service, adds token and microversion, renews the
 * token once when it is refused, follows lists to their end, and turns every reply that is no success into the one exception.
 */
final class Connector {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalog catalog;
    private final Tokens tokens;
    private final Attempts attempts;

    Connector(Catalog catalog, Tokens tokens, Attempts attempts) {
        this.catalog = catalog;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    /**
     * Makes one call.
     *
     * @param path from the service's versioned URL on, with its query
     */
    Answer call(Purpose purpose, String method, String service, String path, byte[] body) {
        var uri = URI.create(url(purpose, service) + path);
        var reply = authorised(purpose, method, uri, body);
        var json = json(purpose, method, uri, reply);
        if (method.equals("GET")) {
            Pages.all(purpose, uri, json, next -> json(purpose, method, next, authorised(purpose, method, next, body)));
        }
        return new Answer(reply, json);
    }

    private URI url(Purpose purpose, String service) {
        return catalog.endpoint(service).orElseThrow(() -> new OpenStackException(OpenStackException.Kind.NOT_FOUND,
                purpose.operation(), service, 0, "", "the catalog has no such service in region " + catalog.region(),
                null,
                "openstack.no-service"));
    }

    private Exchange.Reply authorised(Purpose purpose, String method, URI uri, byte[] body) {
        var token = tokens.current();
        var reply = attempts.send(purpose, request(purpose, method, uri, body, token));
        if (reply.status() == 401 || isOfADeletedCredential(token, reply)) {
            reply = attempts.send(purpose, request(purpose, method, uri, body, tokens.after(token)));
        }
        if (reply.status() >= 300) {
            throw Refusal.of(purpose, target(purpose, uri), reply);
        }
        return reply;
    }

    /**
     * To the token of an application credential that was deleted Keystone itself says 404, whatever was asked for; all other
     * services say 401.
     */
    private static boolean isOfADeletedCredential(Token token, Exchange.Reply reply) {
        var credential = token.body().at("/application_credential/id").asText();
        return reply.status() == 404 && !credential.isEmpty() && new String(reply.body(), StandardCharsets.UTF_8)
                .contains("Could not find Application Credential: " + credential + ".");
    }

    private static Exchange.Request request(Purpose purpose, String method, URI uri, byte[] body, Token token) {
        Map<String, String> headers = new HashMap<>();
        headers.put("accept", "application/json");
        headers.put("user-agent", "slipway");
        headers.put("x-auth-token", token.id().reveal());
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        purpose.microversion().ifPresent(version -> headers.put("openstack-api-version", version));
        return new Exchange.Request(method, uri, Map.copyOf(headers), body);
    }

    private static JsonNode json(Purpose purpose, String method, URI uri, Exchange.Reply reply) {
        try {
            var json = JSON.readTree(reply.body());
            if (json.isObject() || !method.equals("GET")) {
                return json;
            }
        } catch (IOException e) {
            if (!method.equals("GET")) {
                return MissingNode.getInstance(); // nothing is read from the reply to a write but its JSON
            }
        }
        throw Refusal.unreadable(purpose, target(purpose, uri), reply);
    }

    private static String target(Purpose purpose, URI uri) {
        return purpose.target().isEmpty() ? uri.toString() : purpose.target();
    }
}
