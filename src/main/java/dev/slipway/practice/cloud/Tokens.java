package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Signs in and knows the tokens it gave; they are good for an hour. */
final class Tokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String NOT_YOU = "The request you have made requires authentication.";
    private static final String YOUR_FAULT =
            " The server could not comply with the request since it is either malformed "
                    + "or otherwise incorrect. The client is assumed to be in error.";

    private final Store store;
    private final Accounts accounts;
    private final Map<String, Session> sessions = new HashMap<>();

    Tokens(Store store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    Accounts accounts() {
        return accounts;
    }

    /** Who a token speaks for, as long as it is good. */
    Optional<Session> find(String token) {
        return Optional.ofNullable(sessions.get(token)).filter(session -> session.expires().isAfter(store.now()))
                .filter(session -> session.credential().isEmpty()
                        || store.find(Kind.APPLICATION_CREDENTIAL, session.credential()).isPresent());
    }

    /** The application credential behind a session. */
    Optional<Thing> credential(Session session) {
        return store.find(Kind.APPLICATION_CREDENTIAL, session.credential());
    }

    void revoke(String token) {
        sessions.remove(token);
    }

    /** Signs in with the {@code auth} of a request for a token. */
    Session signIn(JsonNode auth) {
        JsonNode identity = auth.path("identity");
        if (!identity.path("methods").isArray()) {
            throw new Refusal(400, "'" + (auth.has("identity") ? "methods" : "identity") + "' is a required property");
        }
        List<String> methods = Json.texts(identity.path("methods"));
        String method = methods.isEmpty() ? "" : methods.getFirst();
        if (!identity.path(method).isObject()) {
            throw new Refusal(400, "Expecting to find " + method + " in identity." + YOUR_FAULT);
        }
        JsonNode given = identity.path(method);
        return switch (method) {
            case "password" -> byPassword(given.path("user"), auth.path("scope"));
            case "application_credential" -> byCredential(given, auth.has("scope"));
            case "token" -> byToken(given.path("id").asText(), auth.path("scope"));
            default -> throw unauthorized();
        };
    }

    private Session byPassword(JsonNode user, JsonNode scope) {
        String password = accounts.account().password().reveal();
        if (!accounts.isUser(user) || !same(user.path("password").asText(), password)) {
            throw unauthorized();
        }
        checkScope(scope);
        return open(List.of("password"), accounts.roles(), "", store.now().plus(LIFE));
    }

    private Session byToken(String token, JsonNode scope) {
        Session before = find(token).orElseThrow(Tokens::unauthorized);
        checkScope(scope);
        List<String> methods = Stream.concat(Stream.of("token"), before.methods().stream()).distinct().toList();
        return open(methods, before.roles(), before.credential(), before.expires());
    }

    private Session byCredential(JsonNode given, boolean scoped) {
        Thing credential = credential(given);
        boolean expired = !credential.get("expires_at").isNull()
                && !Instant.parse(credential.text("expires_at").replaceFirst("Z?$", "Z")).isAfter(store.now());
        if (expired || !same(given.path("secret").asText(), credential.hidden().path("secret").asText())) {
            throw unauthorized();
        }
        if (scoped) {
            throw new Refusal(401, "Error authenticating with application credential: "
                    + "Application credentials cannot request a scope.");
        }
        List<Session.Role> roles = Json.elements(credential.get("roles")).stream()
                .map(role -> new Session.Role(role.path("id").asText(), role.path("name").asText())).toList();
        return open(List.of("application_credential"), roles, credential.id(), store.now().plus(LIFE));
    }

    private Thing credential(JsonNode given) {
        if (given.has("id")) {
            String id = given.path("id").asText();
            return store.find(Kind.APPLICATION_CREDENTIAL, id)
                    .orElseThrow(() -> new Refusal(404, "Could not find Application Credential: " + id + "."));
        }
        if (!accounts.isUser(given.path("user"))) {
            throw unauthorized();
        }
        String name = given.path("name").asText();
        return store.all(Kind.APPLICATION_CREDENTIAL).filter(each -> each.has("name", name)).findFirst()
                .orElseThrow(() -> new Refusal(404, "Could not find Application Credential: " + name + "."));
    }

    private void checkScope(JsonNode scope) {
        if (scope.has("project") && !accounts.isProject(scope.path("project"))) {
            throw unauthorized();
        }
    }

    private Session open(List<String> methods, List<Session.Role> roles, String credential, Instant expires) {
        Session session =
                new Session("gAAAAA" + words(132), words(16), methods, accounts.user(), accounts.project(), roles,
                        credential, store.now(), expires);
        sessions.values().removeIf(each -> !each.expires().isAfter(store.now()));
        sessions.put(session.token(), session);
        return session;
    }

    /** Random bytes in the alphabet of URLs. */
    String words(int bytes) {
        byte[] random = new byte[bytes];
        store.random().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal unauthorized() {
        return new Refusal(401, NOT_YOU);
    }
}
