package dev.slipway.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Goes straight to the address, or through an HTTP CONNECT proxy. @param proxy where there is one */
record TcpServiceDoor(Optional<InetSocketAddress> proxy) implements ServiceDoor {

    private static final int MOST = 64 * 1024;

    @Override
    public String get(String address, int port, String path, Duration limit) throws IOException {
        var millis = (int) limit.toMillis();
        try (var socket = new Socket()) {
            socket.connect(proxy.orElseGet(() -> new InetSocketAddress(address, port)), millis);
            socket.setSoTimeout(millis);
            if (proxy.isPresent()) {
                send(socket, "CONNECT %1$s:%2$d HTTP/1.1\r\nHost: %1$s:%2$d\r\n\r\n".formatted(address, port));
                checkProxy(line(socket.getInputStream()));
                while (!line(socket.getInputStream()).isEmpty()) {
                    // the rest of the proxy's head says nothing more
                }
            }
            send(socket, "GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, address));
            var status = line(socket.getInputStream());
            while (!line(socket.getInputStream()).isEmpty()) {
                // no header matters here
            }
            if (!status.matches("HTTP/1\\.\\d 200( .*)?")) {
                throw new IOException(status.isEmpty() ? "the connection was closed without an answer" : status);
            }
            return new String(socket.getInputStream().readNBytes(MOST), UTF_8);
        }
    }

    private void checkProxy(String status) throws IOException {
        if (status.contains(" 504")) {
            throw new SocketTimeoutException("no answer (" + status + ")");
        }
        if (!status.matches("HTTP/1\\.\\d 2\\d\\d( .*)?")) {
            throw new ConnectException("the proxy " + proxy.orElseThrow() + ": " + status);
        }
    }

    private static void send(Socket socket, String head) throws IOException {
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Byte by byte: what comes behind the head is somebody else's. */
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n' && line.length() < MOST; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
