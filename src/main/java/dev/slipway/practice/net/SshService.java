package dev.slipway.practice.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/**
 * SSH servers, one loopback port each, over one acceptor and its few threads. They let in by public key, take the two
 * commands that carry scripts, and connect on to where the routes lead.
 */
public final class SshService implements AutoCloseable {

    private final Server server = new Server();
    private final Map<Integer, SshEnd> ends = new ConcurrentHashMap<>();

    private SshService() {}

    /** Starts it, with no end yet. */
    public static SshService start(Routes routes) throws IOException {
        SshService service = new SshService();
        Server server = service.server;
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setPort(0);
        server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE, DirectConnection.factory(routes)));
        server.setKeyPairProvider(service.hostKeys());
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator((user, key, session) -> service.admits(user, key, session));
        server.setCommandFactory((channel, command) -> service.command(channel, command));
        server.setForwardingFilter(new OnlyDirect());
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, Duration.ZERO);
        server.start();
        return service;
    }

    /** Opens a port for an end. */
    public int listen(SshEnd end) throws IOException {
        synchronized (ends) {
            int port = server.bind();
            ends.put(port, end);
            return port;
        }
    }

    /** Closes a port and every connection through it. */
    public void close(int port) {
        ends.remove(port);
        server.unbind(port);
        server.getActiveSessions().stream().filter(session -> port(session) == port)
                .forEach(session -> session.close(true));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private KeyPairProvider hostKeys() {
        return new KeyPairProvider() {
            @Override
            public Iterable<KeyPair> loadKeys(SessionContext session) {
                return session == null
                        ? ends.values().stream().map(SshEnd::hostKey).limit(1).toList()
                        : end(session).map(SshEnd::hostKey).stream().toList();
            }

            @Override
            public Iterable<String> getKeyTypes(SessionContext session) {
                return List.of(SSH_ED25519);
            }
        };
    }

    private boolean admits(String user, PublicKey key, SessionContext session) {
        return end(session).filter(end -> end.admits(user, key)).isPresent();
    }

    private Command command(ChannelSession channel, String command) throws IOException {
        SshEnd end = end(channel.getSession()).orElseThrow(() -> new IOException("the host is gone"));
        return new ScriptCommand(command, end);
    }

    private Optional<SshEnd> end(SessionContext session) {
        return Optional.ofNullable(ends.get(port(session)));
    }

    private static int port(SessionContext session) {
        return session.getLocalAddress() instanceof InetSocketAddress address ? address.getPort() : -1;
    }

    /** A server that listens on more than the port it started with. */
    private static final class Server extends SshServer {

        Server() {
            var defaults = SshServer.setUpDefaultServer();
            setRandomFactory(defaults.getRandomFactory());
            setKeyExchangeFactories(defaults.getKeyExchangeFactories());
            setCipherFactories(defaults.getCipherFactories());
            setCompressionFactories(defaults.getCompressionFactories());
            setMacFactories(defaults.getMacFactories());
            setSignatureFactories(defaults.getSignatureFactories());
            setGlobalRequestHandlers(defaults.getGlobalRequestHandlers());
            setForwarderFactory(defaults.getForwarderFactory());
            setUnknownChannelReferenceHandler(defaults.getUnknownChannelReferenceHandler());
            setFileSystemFactory(defaults.getFileSystemFactory());
        }

        int bind() throws IOException {
            var before = acceptor.getBoundAddresses();
            acceptor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return acceptor.getBoundAddresses().stream().filter(address -> !before.contains(address))
                    .map(Server::port).findFirst().orElseThrow();
        }

        void unbind(int port) {
            acceptor.getBoundAddresses().stream().filter(address -> port(address) == port).forEach(acceptor::unbind);
        }

        private static int port(SocketAddress address) {
            return ((InetSocketAddress) address).getPort();
        }
    }

    /** Lets clients connect on from a host, as {@code ssh -W} does, and forward nothing else. */
    private static final class OnlyDirect extends RejectAllForwardingFilter {
        @Override
        public boolean canConnect(Type type, SshdSocketAddress address, Session session) {
            return type == Type.Direct;
        }
    }
}
