package dev.slipway.openstack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Keystone's {@code POST /auth/tokens}: https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management */
final class SignIn {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(30);
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);

    private final CloudAccess access;
    private final Attempts attempts;
    private final InstantSource clock;

    SignIn(CloudAccess access, Attempts attempts, InstantSource clock) {
        this.access = access;
        this.attempts = attempts;
        this.clock = clock;
    }

    Token token() {
        // A second token does no harm: the call may be repeated like a read.
        var purpose = Purpose.read("sign in", access.authUrl().toString());
        var reply = attempts.send(purpose, request());
        if (reply.status() >= 300) {
            throw refused(Refusal.of(purpose, purpose.target(), reply));
        }
        var id = Refusal.header(reply, "x-subject-token", "");
        JsonNode token;
        try {
            token = JSON.readTree(reply.body()).path("token");
        } catch (IOException e) {
            throw Refusal.unreadable(purpose, purpose.target(), reply);
        }
        if (id.isEmpty() || !token.isObject()) {
            throw Refusal.unreadable(purpose, purpose.target(), reply);
        }
        if (!token.path("project").isObject()) {
            throw new OpenStackException(OpenStackException.Kind.REJECTED, purpose.operation(), purpose.target(),
                    reply.status(), Refusal.requestId(reply), "the token is not for a project", null,
                    "openstack.no-project");
        }
        return new Token(Secret.of(id), clock.instant().plus(life(token)), token);
    }

    /**
     * Keystone answers 404 when an application credential was deleted, and so does whatever else stands at a wrong URL. In
     * the midst of another call neither may be taken for the 404 of what that call was about.
     */
    private static OpenStackException refused(OpenStackException refusal) {
        if (refusal.kind() != OpenStackException.Kind.NOT_FOUND) {
            return refusal;
        }
        if (refusal.words().startsWith("Could not find ")) {
            return new OpenStackException(OpenStackException.Kind.UNAUTHENTICATED, refusal.operation(),
                    refusal.target(), refusal.status(), refusal.requestId(), refusal.words(), refusal);
        }
        return new OpenStackException(OpenStackException.Kind.REJECTED, refusal.operation(), refusal.target(),
                refusal.status(), refusal.requestId(), refusal.words(), refusal, "openstack.not-found");
    }

    /** Counted from now by our own clock, which need not agree with Keystone's. */
    private static Duration life(JsonNode token) {
        try {
            var whole = Duration.between(time(token.path("issued_at")), time(token.path("expires_at")));
            var margin = whole.dividedBy(10);
            var life = whole.minus(margin.compareTo(LONGEST_MARGIN) > 0 ? LONGEST_MARGIN : margin);
            return life.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : life;
        } catch (DateTimeException e) {
            return SHORTEST_LIFE;
        }
    }

    /** In UTC; a token that ends with its application credential says so without the {@code Z}. */
    private static Instant time(JsonNode value) {
        return Instant.parse(value.asText().replaceFirst("Z?$", "Z"));
    }

    private Exchange.Request request() {
        try {
            return new Exchange.Request("POST", URI.create(access.authUrl() + "/auth/tokens"),
                    Map.of("accept", "application/json", "content-type", "application/json"),
                    JSON.writeValueAsBytes(body()));
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode body() {
        var root = JsonNodeFactory.instance.objectNode();
        var auth = root.putObject("auth");
        var identity = auth.putObject("identity");
        switch (access.credentials()) {
            case CloudAccess.Password password -> {
                identity.putArray("methods").add("password");
                var user = identity.putObject("password").putObject("user");
                named(user, password.user());
                inDomain(user, password.user(), password.userDomain());
                user.put("password", password.password().reveal());
                var project = auth.putObject("scope").putObject("project");
                named(project, password.project());
                inDomain(project, password.project(), password.projectDomain());
            }
            case CloudAccess.ApplicationCredential credential -> {
                identity.putArray("methods").add("application_credential");
                identity.putObject("application_credential")
                        .put("id", credential.id())
                        .put("secret", credential.secret().reveal());
            }
        }
        return root;
    }

    private static void named(ObjectNode object, CloudAccess.NameOrId what) {
        what.id().ifPresentOrElse(id -> object.put("id", id),
                () -> what.name().ifPresent(name -> object.put("name", name)));
    }

    /** An ID is unique by itself; only a name needs its domain. */
    private static void inDomain(ObjectNode object, CloudAccess.NameOrId what, CloudAccess.NameOrId domain) {
        if (what.id().isEmpty()) {
            named(object.putObject("domain"), domain);
        }
    }
}
