package dev.slipway.practice.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy that only connects: 502 if the host refuses, 504 if nobody has the address. */
public final class ConnectProxy implements AutoCloseable {

    private static final Pattern CONNECT = Pattern.compile("CONNECT ([^ :]+):(\\d{1,5}) HTTP/1\\.[01]");
    private static final int LONGEST_HEAD = 16 * 1024;

    private final ServerSocket listening;
    private final Routes routes;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Thread accepting = Thread.ofVirtual().name("connect-proxy").unstarted(this::accept);

    private ConnectProxy(ServerSocket listening, Routes routes) {
        this.listening = listening;
        this.routes = routes;
    }

    /** Starts one on a free loopback port. */
    public static ConnectProxy start(Routes routes) throws IOException {
        ConnectProxy proxy = new ConnectProxy(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), routes);
        proxy.accepting.start();
        return proxy;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** When it returns nobody can connect any more: a port is free only once the thread that accepts has left it. */
    @Override
    public void close() {
        closeQuietly(listening);
        try {
            accepting.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        open.forEach(ConnectProxy::closeQuietly);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                Thread.ofVirtual().name("connect-proxy-" + client.getPort()).start(() -> serve(client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            Matcher request = CONNECT.matcher(head(in));
            if (!request.lookingAt()) {
                reply(client, "400 Bad Request");
                return;
            }
            switch (routes.to(request.group(1), Integer.parseInt(request.group(2)))) {
                case Routes.Nowhere() -> reply(client, "504 Gateway Timeout");
                case Routes.Refused() -> reply(client, "502 Bad Gateway");
                case Routes.Open(var loopback) -> {
                    try (Socket host = new Socket(loopback.getAddress(), loopback.getPort())) {
                        open.add(host);
                        host.setTcpNoDelay(true);
                        reply(client, "200 Connection established");
                        splice(client, in, host);
                        open.remove(host);
                    }
                }
            }
        } catch (IOException _) {
            // One of the two ends went away, which is how connections end.
        } finally {
            open.remove(client);
        }
    }

    private static void splice(Socket client, InputStream in, Socket host) throws IOException {
        Thread up = Thread.ofVirtual().start(() -> copy(in, host));
        copy(host.getInputStream(), client);
        try {
            up.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(InputStream in, Socket to) {
        try {
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            closeQuietly(to);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0 && head.length() < LONGEST_HEAD; next = in.read()) {
            head.append((char) next);
            if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        throw new IOException("no request head");
    }

    private static void reply(Socket client, String status) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // it is of no use any more either way
        }
    }
}
