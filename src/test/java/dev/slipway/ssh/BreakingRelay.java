package dev.slipway.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Carries connections on to a host, and breaks them as a network does: with a reset, in the midst of what is said. */
final class BreakingRelay implements AutoCloseable {

    /** A new connection to the host. */
    @FunctionalInterface
    interface Way {
        Socket open() throws IOException;
    }

    private final ServerSocket listening = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Way way;
    private volatile long most = Long.MAX_VALUE;

    BreakingRelay(Way way) throws IOException {
        this.way = way;
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Resets all that is open. What is connected later is carried on. */
    void reset() {
        open.forEach(BreakingRelay::reset);
    }

    /** Resets every connection that has sent the host so many bytes. */
    void resetAfter(long bytes) {
        most = bytes;
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                Thread.startVirtualThread(() -> carry(client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void carry(Socket client) {
        open.add(client);
        try (client; var host = way.open()) {
            open.add(host);
            Thread.startVirtualThread(() -> copy(client, host, most));
            copy(host, client, Long.MAX_VALUE);
            open.remove(host);
        } catch (IOException _) {
            // the client sees it
        } finally {
            open.remove(client);
        }
    }

    private static void copy(Socket from, Socket to, long most) {
        long sent = 0;
        var buffer = new byte[8192];
        try {
            for (var read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
                if ((sent += read) > most) {
                    reset(from);
                    reset(to);
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            reset(from);
            reset(to);
        }
    }

    private static void reset(Socket socket) {
        Bounded.quietly(() -> socket.setSoLinger(true, 0));
        Bounded.quietly(socket::close);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        reset();
    }
}
