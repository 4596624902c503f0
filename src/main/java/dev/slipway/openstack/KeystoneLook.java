package dev.slipway.openstack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.openstack.ConnectionReport.SignedIn;
import dev.slipway.text.Message;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs in once, and asks Keystone for what helps a person to choose. */
final class KeystoneLook {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where Keystones are, beside where they should be. */
    private static final List<String> PLACES = List.of("/v3", "/identity/v3", "/keystone/v3", ":5000/v3");

    private final CloudAccess access;
    private final InstantSource clock;
    private final Attempts attempts;
    private final Timed timed;

    KeystoneLook(CloudAccess access, Exchange exchange, InstantSource clock, Pause pause) {
        this.access = access;
        this.clock = clock;
        this.timed = new Timed(exchange, clock);
        this.attempts = new Attempts(timed, clock, pause);
    }

    /**
     * What Keystone said.
     *
     * @param catalog         empty if no region, or none that there is, was chosen
     * @param regionLine      what to say of the region then
     * @param clockDifference how far Keystone's clock is ahead of ours; empty if it does not tell the time
     */
    record Seen(SignedIn facts, Optional<Catalog> catalog, Optional<ConnectionLine> regionLine,
            Optional<Duration> clockDifference) {}

    Seen signIn() {
        var token = new SignIn(access, attempts, clock).token();
        var difference = timed.difference();
        var services = token.body().path("catalog");
        var regions = List.copyOf(Catalog.regions(services));
        var facts = new SignedIn(Fields.text(token.body().path("user"), "name"),
                Fields.text(token.body().path("project"), "name"),
                Fields.list(token.body().path("roles"), role -> Fields.text(role, "name")),
                OpenStackDoor.kind(access, token.body()), expires(token), regions, projects(token));
        try {
            return new Seen(facts, Optional.of(Catalog.of(access, token)), Optional.empty(), difference);
        } catch (OpenStackException e) {
            var problem = access.region().map(region -> Message.of("openstack.test.no-such-region", region, regions))
                    .orElseGet(() -> Message.of("openstack.test.several-regions", regions));
            return new Seen(facts, Optional.empty(), Optional.of(ConnectionLine.bad(ConnectionCheck.SERVICES,
                    Message.of("openstack.test.no-region"), problem, "")), difference);
        }
    }

    /** A Keystone that answers at the same host in another place. */
    Optional<URI> elsewhere() {
        var uri = access.authUrl();
        var host = uri.getScheme() + "://" + uri.getHost();
        for (var place : PLACES) {
            var other = URI.create(place.startsWith(":") ? host + place
                    : uri.getScheme() + "://" + uri.getRawAuthority() + place);
            if (!other.equals(uri) && isKeystone(other)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private boolean isKeystone(URI uri) {
        try {
            var reply = attempts.send(Purpose.read("look for Keystone", uri.toString()),
                    new Exchange.Request("GET", uri, Map.of("accept", "application/json"), new byte[0]));
            return json(reply).path("version").path("id").asText().startsWith("v3");
        } catch (OpenStackException _) {
            return false;
        }
    }

    /** For those of the wizard's choices that nobody knows by heart; a Keystone that does not say is none the worse. */
    private List<String> projects(Token token) {
        return access.credentials() instanceof CloudAccess.Password
                ? Fields.list(asked(token, "/auth/projects").path("projects"), project -> Fields.text(project, "name"))
                : List.of();
    }

    private Optional<Instant> expires(Token token) {
        if (!(access.credentials() instanceof CloudAccess.ApplicationCredential credential)) {
            return Optional.empty();
        }
        var user = Fields.text(token.body().path("user"), "id");
        var answer = asked(token, "/users/" + user + "/application_credentials/" + credential.id());
        try {
            return Optional.of(Fields.text(answer.path("application_credential"), "expires_at"))
                    .filter(text -> !text.isEmpty())
                    .map(text -> LocalDateTime.parse(text.replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private JsonNode asked(Token token, String path) {
        try {
            return json(attempts.send(Purpose.read("ask Keystone", path), new Exchange.Request("GET",
                    URI.create(access.authUrl() + path),
                    Map.of("accept", "application/json", "x-auth-token", token.id().reveal()), new byte[0])));
        } catch (OpenStackException | IllegalArgumentException _) {
            return JSON.missingNode();
        }
    }

    private static JsonNode json(Exchange.Reply reply) {
        try {
            return reply.status() == 200 ? JSON.readTree(reply.body()) : JSON.missingNode();
        } catch (JacksonException e) {
            return JSON.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }

    /** Remembers when the last reply came, by both clocks. */
    private static final class Timed implements Exchange {

        private static final Duration SECOND = Duration.ofSeconds(1);

        private final Exchange exchange;
        private final InstantSource clock;
        private @Nullable Duration difference;

        Timed(Exchange exchange, InstantSource clock) {
            this.exchange = exchange;
            this.clock = clock;
        }

        @Override
        public Reply send(Request request) throws IOException, InterruptedException {
            var before = clock.instant();
            var reply = exchange.send(request);
            difference = difference(before, clock.instant(), Refusal.header(reply, "date", ""));
            return reply;
        }

        Optional<Duration> difference() {
            return Optional.ofNullable(difference);
        }

        /** The header has whole seconds, and was written some time between: what cannot be told apart is no difference. */
        private static @Nullable Duration difference(Instant before, Instant after, String date) {
            try {
                var theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
                if (theirs.isAfter(after)) {
                    return Duration.between(after, theirs);
                }
                var latest = theirs.plus(SECOND);
                return latest.isBefore(before) ? Duration.between(before, latest) : Duration.ZERO;
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
