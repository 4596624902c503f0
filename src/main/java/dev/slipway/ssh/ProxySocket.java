package dev.slipway.ssh;

import dev.slipway.ssh.Diagnosis.UnusableException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A socket that reaches its address through an HTTP CONNECT proxy. The JDK's own makes one and the same error of a host that
 * refuses and a host that does not answer; this one tells them apart as the proxy does.
 */
final class ProxySocket extends Socket {

    private static final int LONGEST_HEAD = 16 << 10;

    private final InetSocketAddress proxy;

    ProxySocket(InetSocketAddress proxy) {
        this.proxy = proxy;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        var target = (InetSocketAddress) endpoint;
        var host = target.getHostString().contains(":") ? "[" + target.getHostString() + "]" : target.getHostString();
        try {
            super.connect(proxy, timeout);
        } catch (SocketTimeoutException e) {
            throw new SocketTimeoutException("the proxy " + proxy + " does not answer: " + e.getMessage());
        } catch (ConnectException e) {
            throw new ConnectException("the proxy " + proxy + ": " + e.getMessage());
        }
        var request = "CONNECT %1$s:%2$d HTTP/1.1\r\nHost: %1$s:%2$d\r\n\r\n".formatted(host, target.getPort());
        getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var before = getSoTimeout();
        setSoTimeout(2 * timeout); // the proxy has the same work to do behind
        var status = head().lines().findFirst().orElse("");
        setSoTimeout(before);
        check("the proxy %s answers CONNECT %s:%d: %s".formatted(proxy, host, target.getPort(), status), status);
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    private static void check(String words, String status) throws IOException {
        var code = status.matches("HTTP/1\\.\\d \\d{3}.*") ? Integer.parseInt(status.substring(9, 12)) : 0;
        switch (code / 100) {
            case 2 -> {}
            case 5 -> throw code == 504 ? new SocketTimeoutException(words) : new ConnectException(words);
            default -> throw new UnusableException(words);
        }
    }

    /** Byte by byte: what comes behind the empty line is the host's. */
    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            var next = getInputStream().read();
            if (next < 0) {
                throw new EOFException("the proxy " + proxy + " closed the connection");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
