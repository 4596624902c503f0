package dev.slipway.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ssh.SshTarget.Direct;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpConnectProxyTest {

    private static final SshKey KEY = SshKey.generate("test");

    private final LocalHost server;
    private final SshHost host;

    HttpConnectProxyTest(@TempDir Path directory) {
        server = new LocalHost(directory, KEY.publicKey(), "ssh-ed25519");
        host = new SshjDoor(KEY.privateKey()).host(server.target(new Direct()));
    }

    @AfterEach
    void stop() {
        host.close();
        server.close();
    }

    @Test
    void whatIsSentComesOutBeyondAndTheOtherWayRound() throws IOException {
        try (var echo = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var proxy = HttpConnectProxy.open(host, "127.0.0.1", echo.getLocalPort())) {
            Thread.startVirtualThread(() -> {
                try (var client = echo.accept()) {
                    client.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException _) {
                    // the test sees it
                }
            });
            try (var client = connected(proxy.address())) {
                assertThat(ask(client, "127.0.0.1", echo.getLocalPort())).startsWith("HTTP/1.1 200 ");
                client.getOutputStream().write("there and back".getBytes(US_ASCII));
                client.shutdownOutput();

                assertThat(client.getInputStream().readAllBytes()).asString(US_ASCII).isEqualTo("there and back");
            }
        }
    }

    @Test
    void itLeadsToOneAddressOnly() throws IOException {
        try (var proxy = HttpConnectProxy.open(host, "127.0.0.1", 6443)) {
            for (var target : List.of("10.0.0.5:6443", "127.0.0.1:22", "127.0.0.1:64430", "127x0.0.1:6443")) {
                try (var client = connected(proxy.address())) {
                    var colon = target.lastIndexOf(':');
                    assertThat(ask(client, target.substring(0, colon), Integer.parseInt(target.substring(colon + 1))))
                            .startsWith("HTTP/1.1 403 ");
                }
            }
        }
        assertThat(server.home()).doesNotExist();
    }

    @Test
    void anAddressThatRefusesIsTold() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (var proxy = HttpConnectProxy.open(host, "127.0.0.1", free); var client = connected(proxy.address())) {
            assertThat(ask(client, "127.0.0.1", free))
                    .startsWith("HTTP/1.1 502 through here (127.0.0.1) to 127.0.0.1:");
        }
    }

    @Test
    void closingEndsItsConnectionsAndLeavesNoThread() throws Exception {
        InetSocketAddress address;
        try (var quiet = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var proxy = HttpConnectProxy.open(host, "127.0.0.1", quiet.getLocalPort());
            address = proxy.address();
            try (var client = connected(address)) {
                assertThat(ask(client, "127.0.0.1", quiet.getLocalPort())).startsWith("HTTP/1.1 200 ");
                proxy.close();

                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        }
        assertThatThrownBy(() -> connected(address)).isInstanceOf(IOException.class);
        host.close();
        var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!sshThreads().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(sshThreads()).isEmpty();
    }

    private static List<String> sshThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith("sshj"))
                .toList();
    }

    private static Socket connected(InetSocketAddress proxy) throws IOException {
        return new Socket(proxy.getAddress(), proxy.getPort());
    }

    private static String ask(Socket client, String address, int port) throws IOException {
        client.getOutputStream()
                .write("CONNECT %1$s:%2$d HTTP/1.1\r\nHost: %1$s:%2$d\r\n\r\n".formatted(address, port)
                        .getBytes(US_ASCII));
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            var next = client.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
