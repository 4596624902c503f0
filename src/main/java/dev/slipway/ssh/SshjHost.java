package dev.slipway.ssh;

import dev.slipway.ssh.SshException.Kind;
import dev.slipway.ssh.StreamSocket.Streams;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import org.jspecify.annotations.Nullable;

/** A host that keeps one connection, shared by all who use it, and makes a new one when that has broken. */
final class SshjHost implements SshHost {

    /** OpenSSH would try for as long as its kernel does, which is minutes. */
    private static final Duration DIAL = Duration.ofSeconds(10);

    /** What stands there when our runner was never reached: by sudo, by our own unpacking, by cloud images for root. */
    private static final Pattern NEVER_STARTED =
            Pattern.compile("\\A(?:.*\n)??(sudo: |slipway: |.*sudo: .*not found|Please login as )");

    private final Connector connector;
    private final ReentrantLock connecting = new ReentrantLock();
    private @Nullable SSHClient client;
    private volatile boolean closed;

    SshjHost(Connector connector) {
        this.connector = connector;
    }

    @Override
    public ScriptEnd run(RemoteScript script, Duration limit, Consumer<String> log)
            throws SshException, InterruptedException {
        return new Following(this, script, limit, log).toItsEnd();
    }

    @Override
    public ScriptEnd ask(RemoteScript script, Duration limit) throws SshException, InterruptedException {
        var archive = ScriptArchive.write(script);
        try (var exec = exec(SshCommands.ASK, archive)) {
            exec.closeInput();
            var output = Bounded.call(limit, () -> exec.output().readAllBytes(), _ -> {});
            var answer = new String(output, StandardCharsets.UTF_8);
            var status = exec.status(name());
            var errors = exec.errors().toString();
            if (status != 0
                    && (NEVER_STARTED.matcher(errors).lookingAt() || NEVER_STARTED.matcher(answer).lookingAt())) {
                throw new SshException(Kind.UNUSABLE, name(), (errors + answer).strip(), null);
            }
            return new ScriptEnd(status, answer, errors);
        } catch (TimeoutException e) {
            throw new SshException(Kind.SCRIPT_TIMEOUT, name(),
                    script.name() + " took longer than " + limit.toSeconds() + " s", e);
        } catch (SshException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw Diagnosis.of(name(), e);
        }
    }

    @Override
    public Socket dial(String address, int port) throws IOException {
        var socket = new StreamSocket(this::channel);
        socket.connect(InetSocketAddress.createUnresolved(address, port));
        return socket;
    }

    private Streams channel(String address, int port) throws IOException {
        var words = "through " + name() + " to " + address + ":" + port;
        try {
            var channel = onConnection(client -> open(client, address, port));
            return new Streams(channel.getInputStream(), channel.getOutputStream(), channel);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException(words).initCause(e);
        } catch (SshException e) {
            switch (e.getCause()) {
                case SocketTimeoutException _ -> throw new SocketTimeoutException(words + ": " + e.words());
                case OpenFailException _ when e.kind() == Kind.REFUSED ->
                        throw new ConnectException(words + ": " + e.words());
                case OpenFailException _ when e.kind() == Kind.TIMEOUT ->
                        throw new SocketTimeoutException(words + ": " + e.words());
                case null, default -> throw new IOException(words, e); // the host itself is the trouble, and it says so
            }
        }
    }

    private static DirectConnection open(SSHClient client, String address, int port) throws Exception {
        try {
            return Bounded.call(DIAL, () -> client.newDirectConnection(address, port), DirectConnection::close);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException(e.getMessage());
        }
    }

    /** Starts one of the two commands. */
    Exec exec(String command, byte[] archive) throws SshException, InterruptedException {
        return onConnection(client -> Exec.start(client, command, archive));
    }

    String name() {
        return connector.host();
    }

    /** What is done on the connection. */
    @FunctionalInterface
    private interface Use<T> {
        T on(SSHClient client) throws Exception;
    }

    /** A connection kept from earlier may have died unnoticed: then the same is done once more on a new one. */
    private <T> T onConnection(Use<T> use) throws SshException, InterruptedException {
        while (true) {
            var kept = kept();
            var used = kept == null ? connect() : kept;
            try {
                return use.on(used);
            } catch (Exception e) {
                var diagnosis = Diagnosis.of(name(), e);
                if (e instanceof OpenFailException || e instanceof SocketTimeoutException) {
                    throw diagnosis; // what lies beyond the host does not answer; the host does
                }
                drop(used);
                if (kept == null) {
                    throw diagnosis;
                }
            }
        }
    }

    private @Nullable SSHClient kept() throws InterruptedException {
        connecting.lockInterruptibly();
        try {
            return client != null && client.isConnected() ? client : null;
        } finally {
            connecting.unlock();
        }
    }

    private SSHClient connect() throws SshException, InterruptedException {
        connecting.lockInterruptibly();
        try {
            if (closed) {
                throw new SshException(Kind.CLOSED, name(), "closed on our side", null);
            }
            if (client == null || !client.isConnected()) {
                client = connector.connect();
            }
            return client;
        } finally {
            connecting.unlock();
        }
    }

    private void drop(SSHClient broken) {
        connecting.lock();
        try {
            if (client == broken) {
                client = null;
            }
        } finally {
            connecting.unlock();
        }
        Bounded.quietly(broken::close);
    }

    @Override
    public void close() {
        closed = true;
        connecting.lock();
        try {
            if (client != null) {
                Bounded.quietly(client::close);
                client = null;
            }
        } finally {
            connecting.unlock();
        }
    }
}
