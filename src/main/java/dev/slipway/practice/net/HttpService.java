package dev.slipway.practice.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A plain HTTP server on a free loopback port in front of a function; what that has no answer for is cut off. */
public final class HttpService implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpService(HttpServer server) {
        this.server = server;
    }

    /** Starts one. */
    public static HttpService start(Function<HttpRequest, Optional<HttpReply>> function) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        HttpService service = new HttpService(server);
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

    private static void serve(HttpExchange exchange, Function<HttpRequest, Optional<HttpReply>> function)
            throws IOException {
        try (exchange) {
            Optional<HttpReply> reply = function.apply(request(exchange));
            if (reply.isEmpty()) {
                return;
            }
            reply.get().headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(reply.get().status(), reply.get().body().length);
            exchange.getResponseBody().write(reply.get().body());
        }
    }

    private static HttpRequest request(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return HttpRequest.of(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers,
                exchange.getRequestBody().readAllBytes());
    }
}
