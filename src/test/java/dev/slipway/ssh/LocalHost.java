package dev.slipway.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** An SSH server on the loopback interface that really runs its commands here, with a {@code sudo} that changes nobody. */
final class LocalHost implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<KeyPair> hostKeys;
    private final Path home;
    private final Path bin;

    LocalHost(Path directory, String authorizedKey, String... hostKeyTypes) {
        try {
            home = directory.resolve("slipway");
            bin = Files.createDirectories(directory.resolve("bin"));
            sudo("shift 2; exec \"$@\"");
            hostKeys = Arrays.stream(hostKeyTypes).map(LocalHost::keyPair).toList();
            var authorized = AuthorizedKeyEntry.parseAuthorizedKeyEntry(authorizedKey)
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
            server.setHost("127.0.0.1");
            server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
            server.setPublickeyAuthenticator(
                    (user, key, _) -> user.equals("debian") && KeyUtils.compareKeys(key, authorized));
            server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
            server.setCommandFactory((_, command) -> new LocalCommand(command));
            server.start();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** Where the runner keeps its runs. */
    Path home() {
        return home;
    }

    /** Breaks all connections, as a network does; running commands are not told but by their streams. */
    void dropConnections() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    List<HostKey> keys() {
        return hostKeys.stream().<HostKey>map(LocalHost::key).toList();
    }

    SshTarget target(SshTarget.Route route) {
        return target(keys(), route);
    }

    SshTarget target(List<HostKey> keys, SshTarget.Route route) {
        return new SshTarget("here", "127.0.0.1", port(), "debian", keys, route);
    }

    /** Another program under this name. */
    void sudo(String script) throws IOException {
        var file = Files.writeString(bin.resolve("sudo"), "#!/bin/sh\n" + script + "\n");
        file.toFile().setExecutable(true);
    }

    static HostKey.Full key(KeyPair pair) {
        var type = KeyUtils.getKeyType(pair);
        var buffer = new ByteArrayBuffer();
        buffer.putRawPublicKey(pair.getPublic());
        return new HostKey.Full(type, Base64.getEncoder().encodeToString(buffer.getCompactData()));
    }

    static KeyPair keyPair(String type) {
        try {
            var size = switch (type) {
                case "ssh-rsa" -> 2048;
                default -> 256;
            };
            return KeyUtils.generateKeyPair(type, size);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command as a process of this computer. */
    private final class LocalCommand implements Command {

        private final String text;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback exit = (_, _, _) -> {};

        LocalCommand(String text) {
            this.text = text;
        }

        @Override
        public void setInputStream(InputStream in) {
            this.in = in;
        }

        @Override
        public void setOutputStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void setErrorStream(OutputStream err) {
            this.err = err;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            this.exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) throws IOException {
            var builder = new ProcessBuilder("/bin/sh", "-c", text);
            builder.environment().put("SLIPWAY_HOME", home.toString());
            builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
            var process = builder.start();
            Thread.startVirtualThread(() -> pump(in, process.getOutputStream()));
            var output = Thread.startVirtualThread(() -> pump(process.getInputStream(), out));
            var errors = Thread.startVirtualThread(() -> pump(process.getErrorStream(), err));
            Thread.startVirtualThread(() -> {
                try {
                    output.join();
                    errors.join();
                    exit.onExit(process.waitFor());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        private static void pump(InputStream from, OutputStream to) {
            try (to) {
                var buffer = new byte[8192];
                for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    to.write(buffer, 0, read);
                    to.flush();
                }
            } catch (IOException _) {
                // the other side has gone
            }
        }

        @Override
        public void destroy(ChannelSession channel) {}
    }
}
