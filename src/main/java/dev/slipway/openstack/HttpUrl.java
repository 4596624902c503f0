package dev.slipway.openstack;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Texts that are URLs of web services; {@link URI} takes much more. */
final class HttpUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int UNSAID = -1;
    private static final int HIGHEST_PORT = 65535;

    private HttpUrl() {}

    static Optional<URI> read(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getHost() != null
                    && SCHEMES.contains(String.valueOf(uri.getScheme())) && hasPort(uri));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean hasPort(URI uri) {
        return uri.getPort() == UNSAID || uri.getPort() > 0 && uri.getPort() <= HIGHEST_PORT;
    }
}
