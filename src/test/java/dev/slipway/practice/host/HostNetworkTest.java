package dev.slipway.practice.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.Pace;
import dev.slipway.ssh.RemoteScript;
import dev.slipway.ssh.ScriptArchive;
import dev.slipway.ssh.SshCommands;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import net.schmizz.sshj.userauth.UserAuthException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostNetworkTest {

    private static final String ADDRESS = "10.6.0.11";
    private static final Pattern HOST_KEY = Pattern.compile("(?m)^ssh-ed25519 (\\S+) root@");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private HostNetwork network;
    private KeyPair key;

    @BeforeEach
    void start() throws Exception {
        network =
                HostNetwork.start(_ -> HttpReply.empty(503), (_, _) -> List.of(), new Pace(1), now::get, new Random(1));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
        network.observer().active(Practice.server(Practice.CP, "small-cp-1", ADDRESS,
                PublicKeyEntry.toString(key.getPublic())));
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void theProxyTellsARefusalFromAnAddressThatNobodyHas() throws IOException {
        assertThat(connect(ADDRESS, 22)).isEqualTo("HTTP/1.1 502 Bad Gateway");
        assertThat(connect("10.6.0.99", 22)).isEqualTo("HTTP/1.1 504 Gateway Timeout");
        pass(Duration.ofSeconds(10));
        assertThat(connect(ADDRESS, 22)).isEqualTo("HTTP/1.1 200 Connection established");
        assertThat(connect(ADDRESS, 6443)).isEqualTo("HTTP/1.1 502 Bad Gateway");
    }

    @Test
    void aQuestionIsAnsweredOverSsh() throws Exception {
        pass(Duration.ofSeconds(10));
        try (SSHClient ssh = connected(); Session session = ssh.startSession()) {
            Session.Command command = session.exec(SshCommands.ASK);
            command.getOutputStream().write(ScriptArchive.write(script("describe-node", Map.of(), Map.of())));
            command.getOutputStream().flush();
            assertThat(IOUtils.readFully(command.getInputStream()).toString()).contains("hostname=small-cp-1\n");
            command.join();
            assertThat(command.getExitStatus()).isZero();
        }
    }

    @Test
    void aRunTellsItsLinesAsTimePassesAndGoesOnWhenTheClientHasGone() throws Exception {
        pass(Duration.ofSeconds(10));
        RemoteScript prepare = script("prepare-node", Practice.preparation("small-cp-1", ADDRESS),
                Practice.preparationFiles());
        try (SSHClient ssh = connected(); Session session = ssh.startSession()) {
            Session.Command command = session.exec(SshCommands.RUN);
            command.getOutputStream().write(ScriptArchive.write(prepare));
            command.getOutputStream().flush();
            BufferedReader lines = new BufferedReader(new InputStreamReader(command.getInputStream(), UTF_8));
            while (!lines.ready()) {
                pass(Duration.ofSeconds(1));
                Thread.sleep(10);
            }
            assertThat(lines.readLine()).isEqualTo("L status: done");
        }
        pass(Duration.ofSeconds(60));
        try (SSHClient ssh = connected(); Session session = ssh.startSession()) {
            Session.Command command = session.exec(SshCommands.RUN);
            command.getOutputStream().write(ScriptArchive.write(prepare));
            command.getOutputStream().flush();
            assertThat(IOUtils.readFully(command.getInputStream()).toString())
                    .endsWith("A kubernetes=1.36.3\nA containerd=2.3.7\nE 0\n");
        }
    }

    @Test
    void anyOtherCommandIsRefused() throws Exception {
        pass(Duration.ofSeconds(10));
        try (SSHClient ssh = connected(); Session session = ssh.startSession()) {
            Session.Command command = session.exec("id");
            assertThat(IOUtils.readFully(command.getInputStream()).toString()).isEmpty();
            command.join();
            assertThat(command.getExitStatus()).isEqualTo(127);
        }
    }

    @Test
    void anotherKeyOrUserIsNotLetIn() throws Exception {
        pass(Duration.ofSeconds(10));
        try (SSHClient ssh = unauthenticated()) {
            assertThatThrownBy(() -> ssh.authPublickey("root", ssh.loadKeys(key)))
                    .isInstanceOf(UserAuthException.class);
        }
        KeyPair other = KeyUtils.generateKeyPair("ssh-rsa", 2048);
        try (SSHClient ssh = unauthenticated()) {
            assertThatThrownBy(() -> ssh.authPublickey("debian", ssh.loadKeys(other)))
                    .isInstanceOf(UserAuthException.class);
        }
    }

    @Test
    void anotherHostIsReachedThroughTheFirst() throws Exception {
        network.observer().active(Practice.server(Practice.WORKER, "small-w-1", "10.6.0.21",
                PublicKeyEntry.toString(key.getPublic())));
        pass(Duration.ofSeconds(10));
        try (SSHClient jump = connected(); SSHClient ssh = new SSHClient()) {
            ssh.addHostKeyVerifier(pinned(Practice.WORKER));
            ssh.connectVia(jump.newDirectConnection("10.6.0.21", 22));
            ssh.authPublickey("debian", ssh.loadKeys(key));
            assertThat(ssh.isAuthenticated()).isTrue();
            assertThatThrownBy(() -> jump.newDirectConnection("10.6.0.21", 6443))
                    .isInstanceOfSatisfying(OpenFailException.class,
                            e -> assertThat(e.getReason()).isEqualTo(OpenFailException.Reason.CONNECT_FAILED));
        }
    }

    @Test
    void aDeletedServerAnswersNoMore() throws Exception {
        pass(Duration.ofSeconds(10));
        try (SSHClient ssh = connected()) {
            network.observer().deleted(Practice.CP);
            assertThat(connect(ADDRESS, 22)).isEqualTo("HTTP/1.1 504 Gateway Timeout");
            assertThatThrownBy(() -> {
                try (Session session = ssh.startSession()) {
                    session.exec(SshCommands.ASK).join();
                }
            }).isInstanceOfAny(IOException.class, IllegalStateException.class); // whether sshj has noticed yet or not
        }
    }

    private SSHClient connected() throws IOException {
        SSHClient ssh = unauthenticated();
        ssh.authPublickey("debian", ssh.loadKeys(key));
        return ssh;
    }

    private SSHClient unauthenticated() throws IOException {
        SSHClient ssh = new SSHClient();
        ssh.addHostKeyVerifier(pinned(Practice.CP));
        ssh.setSocketFactory(new ThroughProxy());
        ssh.connect(ADDRESS, 22);
        return ssh;
    }

    private HostKeyVerifier pinned(String server) {
        Matcher console = HOST_KEY.matcher(network.observer().consoleLog(server));
        assertThat(console.find()).isTrue();
        return new HostKeyVerifier() {
            @Override
            public boolean verify(String host, int port, PublicKey shown) {
                byte[] blob = new Buffer.PlainBuffer().putPublicKey(shown).getCompactData();
                return java.util.Base64.getEncoder().encodeToString(blob).equals(console.group(1));
            }

            @Override
            public List<String> findExistingAlgorithms(String host, int port) {
                return List.of("ssh-ed25519");
            }
        };
    }

    private String connect(String address, int port) throws IOException {
        try (Socket socket = tunnel(address, port)) {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
        }
    }

    private Socket tunnel(String address, int port) throws IOException {
        Socket socket = new Socket(network.proxy().getHost(), network.proxy().getPort());
        socket.getOutputStream().write(("CONNECT " + address + ":" + port + " HTTP/1.1\r\nHost: x\r\n\r\n")
                .getBytes(ISO_8859_1));
        return socket;
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static RemoteScript script(String name, Map<String, String> environment, Map<String, byte[]> files) {
        return new RemoteScript(name, "the text does not matter", environment, files);
    }

    /** Sockets that are connected when the address is known, as sshj asks for them. */
    private final class ThroughProxy extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(java.net.SocketAddress end, int timeout) throws IOException {
                    super.connect(new InetSocketAddress(network.proxy().getHost(), network.proxy().getPort()), timeout);
                    InetSocketAddress target = (InetSocketAddress) end;
                    getOutputStream().write(("CONNECT " + target.getHostString() + ":" + target.getPort()
                            + " HTTP/1.1\r\n\r\n").getBytes(ISO_8859_1));
                    StringBuilder head = new StringBuilder();
                    while (!head.toString().endsWith("\r\n\r\n")) {
                        head.append((char) getInputStream().read());
                    }
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
