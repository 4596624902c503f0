package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.practice.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs in and knows the tokens it gave; they are good for an hour. */
final class Tokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String NOT_YOU = "The request you have made requires authentication.";
    static final String YOUR_FAULT =
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

    /** The ID of the application credential that a token was given for and that is no more. */
    Optional<String> lostCredential(String token) {
        return Optional.ofNullable(sessions.get(token)).filter(session -> session.expires().isAfter(store.now()))
                .map(Session::credential).filter(id -> !id.isEmpty());
    }

    /**
     * Whether the access rules of a session's credential, if it has any, let a request pass. Keystone itself does not look
     * at them: <a href="https://docs.openstack.org/keystone/latest/user/application_credentials.html#access-rules">access
     * rules</a>.
     */
    boolean allows(Session session, Service service, HttpRequest request) {
        List<JsonNode> rules =
                credential(session).map(each -> Json.elements(each.get("access_rules"))).orElse(List.of());
        return rules.isEmpty() || service instanceof Keystone || rules.stream()
                .anyMatch(rule -> rule.path("service").asText().equals(service.type())
                        && rule.path("method").asText().equals(request.method())
                        && pattern(rule.path("path").asText()).matcher(request.path()).matches());
    }

    /** {@code *} and {@code {name}} stand for one part of a path, {@code **} for any number. */
    private static Pattern pattern(String path) {
        return Pattern
                .compile(Arrays.stream(path.splitWithDelimiters("\\*\\*|\\*|\\{[^/]*}", 0)).map(part -> switch (part) {
                    case "**" -> ".*";
                    case String one when one.equals("*") || one.startsWith("{") -> "[^/]+";
                    default -> Pattern.quote(part);
                }).collect(Collectors.joining()));
    }

    /** Whether a session is shorter than others because its credential ends. */
    boolean endsWithItsCredential(Session session) {
        return credential(session).filter(each -> each.text("expires_at").equals(Times.micro(session.expires())))
                .isPresent();
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
        Instant end = credential.get("expires_at").isNull() ? Instant.MAX
                : Instant.parse(credential.text("expires_at") + "Z");
        if (!end.isAfter(store.now())
                || !same(given.path("secret").asText(), credential.hidden().path("secret").asText())) {
            throw unauthorized();
        }
        if (scoped) {
            throw new Refusal(401, "Error authenticating with application credential: "
                    + "Application credentials cannot request a scope.");
        }
        List<Session.Role> roles = Json.elements(credential.get("roles")).stream()
                .map(role -> new Session.Role(role.path("id").asText(), role.path("name").asText())).toList();
        Instant whole = store.now().plus(LIFE);
        return open(List.of("application_credential"), roles, credential.id(), end.isBefore(whole) ? end : whole);
    }

    private Thing credential(JsonNode given) {
        if (given.has("id")) {
            String id = given.path("id").asText();
            return store.find(Kind.APPLICATION_CREDENTIAL, id)
                    .orElseThrow(() -> ApplicationCredentials.notFound(id));
        }
        if (!accounts.isUser(given.path("user"))) {
            throw unauthorized();
        }
        String name = given.path("name").asText();
        return store.all(Kind.APPLICATION_CREDENTIAL).filter(each -> each.has("name", name)).findFirst()
                .orElseThrow(() -> ApplicationCredentials.notFound(name));
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
