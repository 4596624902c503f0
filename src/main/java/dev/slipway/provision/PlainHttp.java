package dev.slipway.provision;

import dev.slipway.openstack.Session;
import dev.slipway.spec.CloudChoice;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Without encryption a password or a token crosses the network only when the answers say that it may. */
final class PlainHttp {

    private static final String FIELD = "cloud.allow-plain-http";
    private static final Optional<Remedy> ALLOWED = Optional.of(new Remedy.AllowPlainHttp());
    private static final List<String> SERVICES =
            List.of("compute", "network", "image", "block-storage", "load-balancer");

    private PlainHttp() {}

    /** Before the credentials are sent. */
    static void checkSignIn(CloudChoice choice, URI authUrl) throws PreflightException {
        if (!choice.allowPlainHttp() && isPlain(authUrl)) {
            throw new PreflightException(
                    List.of(Finding.blocking(FIELD, "provision.plain-http-refused", authUrl.toString()).with(ALLOWED)));
        }
    }

    /** Before the token is sent: a cloud may encrypt its sign-in alone. */
    static void checkServices(CloudChoice choice, Session session) throws PreflightException {
        var plain = plainServices(session).toList();
        if (!choice.allowPlainHttp() && !plain.isEmpty()) {
            throw new PreflightException(List.of(Finding.blocking(FIELD, "provision.plain-http-services",
                    session.authUrl().toString(), plain).with(ALLOWED)));
        }
    }

    /** What was allowed is still worth a word. */
    static void advise(Session session, Findings findings) {
        if (isPlain(session.authUrl()) || plainServices(session).findAny().isPresent()) {
            findings.advise("cloud", "provision.plain-http", session.authUrl().toString());
        }
    }

    private static Stream<String> plainServices(Session session) {
        return SERVICES.stream().map(session.endpoints()::get)
                .filter(endpoint -> endpoint != null && isPlain(endpoint)).map(URI::toString);
    }

    private static boolean isPlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }
}
