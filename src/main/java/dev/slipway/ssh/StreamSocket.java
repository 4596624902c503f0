package dev.slipway.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** A socket over two streams that somebody else connects: a channel to an address beyond a host. It knows no read time-out. */
final class StreamSocket extends Socket {

    /** Connects to an address. */
    @FunctionalInterface
    interface Dial {
        Streams to(String address, int port) throws IOException;
    }

    /** A connection that was made. */
    record Streams(InputStream in, OutputStream out, Closeable whole) {}

    private final Dial dial;
    private volatile @Nullable Streams streams;
    private volatile boolean closed;

    StreamSocket(Dial dial) {
        this.dial = dial;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        var target = (InetSocketAddress) endpoint;
        var connected = dial.to(target.getHostString(), target.getPort());
        streams = connected;
        if (closed) {
            connected.whole().close();
        }
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return connected().in();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connected().out();
    }

    private Streams connected() throws SocketException {
        var now = streams;
        if (now == null || closed) {
            throw new SocketException(closed ? "closed" : "not connected");
        }
        return now;
    }

    @Override
    public void shutdownOutput() throws IOException {
        connected().out().close();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        var now = streams;
        if (now != null) {
            now.whole().close();
        }
    }

    @Override
    public boolean isConnected() {
        return streams != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void setSoTimeout(int milliseconds) {}

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}
}
