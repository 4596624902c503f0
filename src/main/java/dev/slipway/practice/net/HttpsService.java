package dev.slipway.practice.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTPS server on a free loopback port in front of a function. */
public final class HttpsService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpsService.class);

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpsService(HttpsServer server) {
        this.server = server;
    }

    /**
     * Starts one.
     *
     * @param clients who issues the certificates by which clients are known, if they are known by certificates; a
     *                client without one is let in, and the function sees it as nobody
     */
    public static HttpsService start(Issued certificate, Optional<X509Certificate> clients,
            Function<HttpRequest, HttpReply> function) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        HttpsService service = new HttpsService(server);
        server.setHttpsConfigurator(new Configurator(certificate.context(clients), clients.isPresent()));
        server.setExecutor(service.threads);
        server.createContext("/", exchange -> serve(exchange, function));
        server.start();
        return service;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Function<HttpRequest, HttpReply> function) throws IOException {
        try (exchange) {
            HttpReply reply = reply(request(exchange), function);
            reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            if (reply.stream().isPresent()) {
                exchange.sendResponseHeaders(reply.status(), 0); // in chunks
                reply.stream().get().pour(exchange.getResponseBody());
                return;
            }
            byte[] body = exchange.getRequestMethod().equals("HEAD") ? new byte[0] : reply.body();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the service ends
        }
    }

    private static HttpReply reply(HttpRequest request, Function<HttpRequest, HttpReply> function) {
        try {
            return function.apply(request);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed in the practice cloud", request.method(), request.path(), e);
            return new HttpReply(500, Map.of("content-type", "text/plain"),
                    ("practice cloud: " + e).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static HttpRequest request(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove(HttpRequest.REMOTE_USER);
        headers.remove(HttpRequest.REMOTE_GROUPS);
        client((HttpsExchange) exchange).ifPresent(subject -> {
            headers.put(HttpRequest.REMOTE_USER, part(subject, BCStyle.CN));
            headers.put(HttpRequest.REMOTE_GROUPS, part(subject, BCStyle.O));
        });
        byte[] body = exchange.getRequestBody().readAllBytes();
        return HttpRequest.of(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    private static Optional<X500Name> client(HttpsExchange exchange) {
        try {
            X509Certificate certificate = (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
            return Optional.of(X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty();
        }
    }

    private static String part(X500Name subject, ASN1ObjectIdentifier kind) {
        List<String> values = Arrays.stream(subject.getRDNs(kind))
                .map(each -> IETFUtils.valueToString(each.getFirst().getValue())).toList();
        return String.join(",", values);
    }

    /** Asks for client certificates where they are looked at. */
    private static final class Configurator extends HttpsConfigurator {

        private final boolean wantClients;

        Configurator(SSLContext context, boolean wantClients) {
            super(context);
            this.wantClients = wantClients;
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setWantClientAuth(wantClients);
            parameters.setSSLParameters(wanted);
        }
    }
}
