package dev.slipway.ssh;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.SshException.Kind;
import dev.slipway.ssh.StreamSocket.Streams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.LoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** Makes connections to one host: along its route, with its key verified before anything else is sent. */
final class Connector {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration GREETING = Duration.ofSeconds(10);
    private static final Duration REPLY = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofSeconds(40);
    private static final Duration WHOLE_WITH_JUMP = Duration.ofSeconds(80);

    /** More often than every 30 s runs into key exchanges, and this still notices a dead link in about two minutes. */
    private static final int KEEP_ALIVE_SECONDS = 30;

    private static final int KEEP_ALIVES_UNANSWERED = 3;

    private final SshTarget target;
    private final Secret privateKey;
    private final Config config;

    Connector(SshTarget target, Secret privateKey, Config config) {
        this.target = target;
        this.privateKey = privateKey;
        this.config = config;
    }

    /** Settings that all connections share. */
    static Config config() {
        var config = new DefaultConfig();
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        config.setLoggerFactory(new Silence()); // it logs as an error, with a stack trace, all that it throws as well
        return config;
    }

    String host() {
        return target.name() + " (" + target.address() + ")";
    }

    /** A new connection, signed in. */
    SSHClient connect() throws SshException, InterruptedException {
        var otherKey = new SshException(Kind.HOST_KEY, host(), "no key is expected", null);
        for (var pins : PinnedKeys.of(target.hostKeys())) {
            try {
                return connect(pins);
            } catch (SshException e) {
                if (e.kind() != Kind.HOST_KEY || !e.host().equals(host())) {
                    throw e;
                }
                otherKey = new SshException(Kind.HOST_KEY, host(), pins.words(), e);
            }
        }
        throw otherKey;
    }

    private SSHClient connect(PinnedKeys pins) throws SshException, InterruptedException {
        var client = new SSHClient(config);
        client.addHostKeyVerifier(pins);
        client.setSocketFactory(new Factory(socket()));
        client.setConnectTimeout((int) CONNECT.toMillis());
        client.setTimeout((int) GREETING.toMillis());
        client.getTransport().setTimeoutMs((int) REPLY.toMillis());
        client.getConnection().setTimeoutMs((int) REPLY.toMillis());
        // Before the connection is made: set later, the interval is ignored without a word.
        client.getConnection().getKeepAlive().setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        ((KeepAliveRunner) client.getConnection().getKeepAlive()).setMaxAliveCount(KEEP_ALIVES_UNANSWERED);
        try {
            return Bounded.call(target.route() instanceof SshTarget.Through ? WHOLE_WITH_JUMP : WHOLE, () -> {
                client.connect(target.address(), target.port());
                client.authPublickey(target.user(), client.loadKeys(privateKey.reveal(), null, null));
                return client;
            }, SSHClient::close);
        } catch (Exception e) {
            Bounded.quietly(client::close);
            var diagnosis = Diagnosis.of(host(), e);
            throw diagnosis.kind() == Kind.AUTHENTICATION
                    ? new SshException(Kind.AUTHENTICATION, host(), "user " + target.user() + ": " + diagnosis.words(),
                            e)
                    : diagnosis;
        }
    }

    private Supplier<Socket> socket() {
        return switch (target.route()) {
            case SshTarget.Direct() -> Socket::new;
            case SshTarget.Proxy(var host, var port) -> () -> new ProxySocket(new InetSocketAddress(host, port));
            case SshTarget.Through(var jump) -> () -> new StreamSocket((address, port) -> {
                var socket = jump.dial(address, port);
                return new Streams(socket.getInputStream(), socket.getOutputStream(), socket);
            });
        };
    }

    /** Gives sshj a socket that it connects itself. */
    private static final class Factory extends SocketFactory {

        private final Supplier<Socket> unconnected;

        Factory(Supplier<Socket> unconnected) {
            this.unconnected = unconnected;
        }

        @Override
        public Socket createSocket() {
            return unconnected.get();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port));
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
                throws IOException {
            return createSocket(address, port);
        }

        private Socket connected(InetSocketAddress address) throws IOException {
            var socket = createSocket();
            socket.connect(address, (int) CONNECT.toMillis());
            return socket;
        }
    }

    /** What is to be said about a connection is said by whoever handles the exception. */
    private static final class Silence implements LoggerFactory {

        @Override
        public Logger getLogger(String name) {
            return NOPLogger.NOP_LOGGER;
        }

        @Override
        public Logger getLogger(Class<?> type) {
            return NOPLogger.NOP_LOGGER;
        }
    }
}
