package dev.slipway.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP CONNECT proxy on this computer whose connections go on from a host, so that a client keeps calling a server by the
 * name in its certificate. Other users of this computer can use it too, therefore it leads to one address only.
 */
public final class HttpConnectProxy implements AutoCloseable {

    private static final int LONGEST_LINE = 8 << 10;
    private static final int BACKLOG = 50;

    private final SshHost via;
    private final String address;
    private final int port;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Thread accepting = Thread.ofVirtual().unstarted(this::accept);

    private HttpConnectProxy(SshHost via, String address, int port, ServerSocket server) {
        this.via = via;
        this.address = address;
        this.port = port;
        this.server = server;
    }

    /** Starts one that leads from this host to this address and nowhere else; the host stays its caller's. */
    public static HttpConnectProxy open(SshHost via, String address, int port) throws IOException {
        var server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        var proxy = new HttpConnectProxy(via, address, port, server);
        proxy.accepting.start();
        return proxy;
    }

    /** Where it listens, on the loopback interface. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException _) {
                // closed: the loop's condition says so; or one connection less
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            open.add(client);
            if (server.isClosed()) {
                return;
            }
            var request = line(client.getInputStream());
            while (!line(client.getInputStream()).isEmpty()) {
                // no header matters
            }
            if (!request.matches("CONNECT \\[?\\Q" + address + "\\E]?:" + port + " HTTP/1\\.[01]")) {
                reply(client, "403 Only " + address + ":" + port);
                return;
            }
            try (var beyond = via.dial(address, port)) {
                open.add(beyond);
                reply(client, "200 Connected");
                join(client, beyond);
                open.remove(beyond);
            } catch (SocketTimeoutException e) {
                reply(client, "504 " + words(e));
            } catch (IOException e) {
                reply(client, "502 " + words(e));
            }
        } catch (IOException | InterruptedException _) {
            // whoever broke it knows
        } finally {
            open.remove(client);
        }
    }

    private static void join(Socket client, Socket beyond) throws IOException, InterruptedException {
        var fromClient = client.getInputStream();
        var toBeyond = beyond.getOutputStream();
        var upwards = Thread.startVirtualThread(() -> pump(fromClient, toBeyond, beyond));
        pump(beyond.getInputStream(), client.getOutputStream(), client);
        Bounded.quietly(client::shutdownInput);
        upwards.join();
    }

    /** Each piece is flushed: a channel's stream waits for more otherwise. */
    private static void pump(InputStream from, OutputStream to, Socket end) {
        var buffer = new byte[32 << 10];
        try {
            for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
                to.flush();
            }
        } catch (IOException _) {
            // one side is gone, and with it this direction
        }
        Bounded.quietly(end::shutdownOutput);
    }

    private static void reply(Socket client, String status) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(US_ASCII));
    }

    private static String words(IOException e) {
        return String.valueOf(e.getMessage()).replaceAll("[^ -~]", " ");
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n' && line.length() < LONGEST_LINE; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** When it returns nobody can connect any more: a port is free only once the thread that accepts has left it. */
    @Override
    public void close() {
        Bounded.quietly(server::close);
        try {
            accepting.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        open.forEach(socket -> Bounded.quietly(socket::close));
    }
}
