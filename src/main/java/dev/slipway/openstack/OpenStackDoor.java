package dev.slipway.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.secret.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens the door: signs in and puts the services together. */
public final class OpenStackDoor {

    private OpenStackDoor() {}

    /**
     * Signs in to a cloud. The session renews itself for as long as the credentials are good.
     *
     * @param learn is told of every token, as soon as there is one
     * @throws OpenStackException if the cloud does not answer, refuses the credentials, or has not the region asked for
     */
    public static OpenStack signIn(CloudAccess access, Exchange exchange, InstantSource clock, Pause pause,
            Consumer<Secret> learn) {
        var attempts = new Attempts(exchange, clock, pause);
        var tokens = new Tokens(new SignIn(access, attempts, clock), clock, pause.turn(), learn);
        var token = tokens.current();
        var catalog = Catalog.of(access, token);
        var session = session(access, token, catalog, clock.instant());
        var connector = new Connector(catalog, tokens, attempts);
        var projectId = session.projectId();
        return new SignedIn(
                session,
                new KeystoneIdentity(connector, session.userId()),
                new NovaCompute(connector, projectId),
                new NeutronNetworking(connector, projectId),
                new GlanceImages(connector),
                catalog.endpoint(Catalog.BLOCK_STORAGE).map(_ -> new CinderBlockStorage(connector, projectId)),
                catalog.endpoint(Catalog.LOAD_BALANCER).map(_ -> new OctaviaLoadBalancing(connector, projectId)));
    }

    private static Session session(CloudAccess access, Token token, Catalog catalog, Instant now) {
        var body = token.body();
        return new Session(access.authUrl(), catalog.region(), Fields.text(body.path("project"), "id"),
                Fields.text(body.path("project"), "name"), Fields.text(body.path("user"), "id"),
                Fields.text(body.path("user"), "name"),
                Fields.list(body.path("roles"), role -> Fields.text(role, "name")),
                kind(access, body), catalog.endpoints(), clockAhead(body, now));
    }

    /** The token was issued just now by the cloud's clock. */
    private static Optional<Duration> clockAhead(JsonNode body, Instant now) {
        try {
            return Optional.of(Duration.between(now, Instant.parse(Fields.text(body, "issued_at"))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Keystones before Stein do not say; theirs are taken for the default kind. */
    static Session.CredentialKind kind(CloudAccess access, JsonNode body) {
        return switch (access.credentials()) {
            case CloudAccess.Password _ -> Session.CredentialKind.PASSWORD;
            case CloudAccess.ApplicationCredential _ ->
                    body.path("application_credential").path("restricted").asBoolean(true)
                            ? Session.CredentialKind.RESTRICTED
                            : Session.CredentialKind.UNRESTRICTED;
        };
    }

    private record SignedIn(Session session, Identity identity, Compute compute, Networking networking, Images images,
            Optional<BlockStorage> blockStorage, Optional<LoadBalancing> loadBalancing) implements OpenStack {}
}
