package dev.slipway.openstack;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Puts the many ways of getting no reply into words. */
final class Unreached {

    /** In this order: an expired certificate also comes as a failed path, a failed handshake comes around all of them. */
    private enum Obstacle {
        CERTIFICATE_EXPIRED(OpenStackException.Kind.TLS, "its certificate has expired"),
        CERTIFICATE_NOT_YET_VALID(OpenStackException.Kind.TLS,
                "its certificate is not valid yet; is this computer's clock right?"),
        WRONG_NAME(OpenStackException.Kind.TLS, "its certificate was made for another host name or address"),
        UNKNOWN_CA(OpenStackException.Kind.TLS, "its certificate is not signed by a trusted CA"),
        NO_TLS(OpenStackException.Kind.TLS, "no TLS connection could be made"),
        UNKNOWN_HOST(OpenStackException.Kind.UNREACHABLE, "the host name is not known"),
        NO_ROUTE(OpenStackException.Kind.UNREACHABLE, "there is no route to the host"),
        REFUSED(OpenStackException.Kind.UNREACHABLE, "nothing listens on that port"),
        CONNECT_TIMEOUT(OpenStackException.Kind.UNREACHABLE, "the host did not answer in time"),
        REPLY_TIMEOUT(OpenStackException.Kind.UNREACHABLE, "it took the request and did not reply in time"),
        UNREACHABLE(OpenStackException.Kind.UNREACHABLE, "the connection broke");

        private final OpenStackException.Kind kind;
        private final String words;

        Obstacle(OpenStackException.Kind kind, String words) {
            this.kind = kind;
            this.words = words;
        }

        private String key() {
            return "openstack." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Unreached() {}

    /** The target of the exception is the address, for that is what was not reached. */
    static OpenStackException to(URI uri, Purpose purpose, IOException thrown) {
        var obstacle = obstacle(thrown);
        var own = words(thrown);
        var words = own.isEmpty() ? obstacle.words : obstacle.words + " (" + own + ")";
        var address = uri.getScheme() + "://" + uri.getRawAuthority();
        return new OpenStackException(obstacle.kind, purpose.operation(), address, 0, "", words, thrown,
                obstacle.key());
    }

    private static Obstacle obstacle(IOException thrown) {
        if (any(thrown, CertificateExpiredException.class)) {
            return Obstacle.CERTIFICATE_EXPIRED;
        } else if (any(thrown, CertificateNotYetValidException.class)) {
            return Obstacle.CERTIFICATE_NOT_YET_VALID;
        } else if (any(thrown, CertPathBuilderException.class) || any(thrown, CertPathValidatorException.class)) {
            return Obstacle.UNKNOWN_CA;
        } else if (wrongName(thrown)) {
            return Obstacle.WRONG_NAME;
        } else if (any(thrown, SSLException.class)) {
            return Obstacle.NO_TLS;
        } else if (any(thrown, UnknownHostException.class) || any(thrown, UnresolvedAddressException.class)) {
            return Obstacle.UNKNOWN_HOST;
        } else if (any(thrown, HttpConnectTimeoutException.class)) {
            return Obstacle.CONNECT_TIMEOUT;
        } else if (any(thrown, HttpTimeoutException.class)) {
            return Obstacle.REPLY_TIMEOUT;
        } else if (any(thrown, NoRouteToHostException.class)) {
            return Obstacle.NO_ROUTE;
        } else if (any(thrown, ConnectException.class)) {
            return Obstacle.REFUSED;
        }
        return Obstacle.UNREACHABLE;
    }

    /** The JDK tells a name that does not fit by its words only: "No subject alternative …", "No name matching …". */
    private static boolean wrongName(Throwable thrown) {
        return chain(thrown)
                .filter(CertificateException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> message.startsWith("No subject alternative")
                        || message.startsWith("No name matching"));
    }

    private static boolean any(Throwable thrown, Class<? extends Throwable> type) {
        return chain(thrown).anyMatch(type::isInstance);
    }

    /** The innermost words there are, for they say most. */
    private static String words(Throwable thrown) {
        return chain(thrown)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((_, inner) -> inner)
                .orElse("");
    }

    private static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .map(Optional::get)
                .limit(20);
    }
}
