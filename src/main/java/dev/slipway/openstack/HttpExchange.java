package dev.slipway.openstack;

import dev.slipway.openstack.trust.CaFile;
import dev.slipway.openstack.trust.CaFileException;
import dev.slipway.openstack.trust.Trust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Exchange over sockets: HTTP/1.1, with TLS verified against the user's CA or, without one, this computer's. Redirects are
 * not followed, for the token would go with them.
 */
public final class HttpExchange implements Exchange, AutoCloseable {

    /** Two retransmissions long, and short enough to say within five seconds that nobody is there. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    /** For a server that is there, but slow: the limit of a connection covers TLS too, which a busy machine may take long for. */
    private static final Duration PATIENT_CONNECT_LIMIT = Duration.ofSeconds(20);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(1);
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(60);

    private final Optional<SSLContext> trust;
    private final HttpClient client;

    /** @param connectLimit after which it is looked whether anybody is there at all */
    HttpExchange(Optional<SSLContext> trust, Duration connectLimit) {
        this.trust = trust;
        this.client = client(trust, connectLimit);
    }

    /** The exchange for one cloud; keep it, for its connections are kept too. */
    public static HttpExchange to(CloudAccess access) {
        return trusting(access.caPem());
    }

    /** Trusts the certificates in the PEM text, or this computer's where there is none. */
    public static HttpExchange trusting(Optional<String> caPem) {
        return new HttpExchange(caPem.map(HttpExchange::trust), CONNECT_LIMIT);
    }

    static SSLContext trust(String caPem) {
        try {
            var certificates = CaFile.of(caPem.getBytes(StandardCharsets.ISO_8859_1), "PEM");
            return Trust.in(Optional.of(certificates)).tls();
        } catch (GeneralSecurityException | CaFileException e) {
            throw new OpenStackException(OpenStackException.Kind.TLS, "read the CA certificates", "", 0, "",
                    String.valueOf(e.getMessage()), e);
        }
    }

    private static HttpClient client(Optional<SSLContext> trust, Duration connectLimit) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectLimit);
        trust.ifPresent(builder::sslContext);
        return builder.build();
    }

    @Override
    public Reply send(Request request) throws IOException, InterruptedException {
        try {
            return send(request, client);
        } catch (HttpConnectTimeoutException e) {
            if (!isSomebodyThere(request.uri())) {
                throw e;
            }
            try (var patient = client(trust, PATIENT_CONNECT_LIMIT)) { // nothing was sent yet, so it may be sent again
                return send(request, patient);
            }
        }
    }

    private static boolean isSomebodyThere(URI uri) {
        var port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int) PROBE_LIMIT.toMillis());
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static Reply send(Request request, HttpClient client) throws IOException, InterruptedException {
        // The request's own time limit ends with the headers; this one covers the body too.
        var sent = client.sendAsync(http(request), HttpResponse.BodyHandlers.ofByteArray());
        try {
            return reply(sent.get(REPLY_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            var late = new HttpTimeoutException("no whole reply in " + REPLY_LIMIT.toSeconds() + " s");
            late.initCause(e);
            throw late;
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(e.getCause());
        }
    }

    private static HttpRequest http(Request request) {
        var body = request.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body());
        var builder = HttpRequest.newBuilder(request.uri())
                .timeout(REPLY_LIMIT)
                .method(request.method(), body);
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new Reply(response.statusCode(), headers, response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
