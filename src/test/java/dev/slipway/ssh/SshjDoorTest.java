package dev.slipway.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.ssh.SshException.Kind;
import dev.slipway.ssh.SshTarget.Direct;
import dev.slipway.ssh.SshTarget.Proxy;
import dev.slipway.ssh.SshTarget.Through;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SshjDoorTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final SshKey KEY = SshKey.generate("test");
    private static final RemoteScript WHO =
            script("who", "#!/bin/sh\necho \"I am $WHO\"; cat \"$SLIPWAY_FILES/more\"\n");

    private final LocalHost server;
    private final SshjDoor door = new SshjDoor(KEY.privateKey());

    SshjDoorTest(@TempDir Path directory) {
        server = new LocalHost(directory, KEY.publicKey(), "ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static RemoteScript script(String name, String text) {
        return new RemoteScript(name, text, Map.of("WHO", "$(id) 'x\" *"), Map.of("more", "more\n".getBytes(UTF_8)));
    }

    @Test
    void aQuestionIsAnsweredWithWhatTheScriptPrints() throws Exception {
        try (var host = door.host(server.target(new Direct()))) {
            assertThat(host.ask(WHO, LIMIT)).isEqualTo(new SshHost.ScriptEnd(0, "I am $(id) 'x\" *\nmore\n", ""));
        }
    }

    @Test
    void aFailingQuestionKeepsItsStatusAndItsErrors() throws Exception {
        try (var host = door.host(server.target(new Direct()))) {
            var end = host.ask(script("fail", "#!/bin/sh\necho out; echo bad >&2; exit 7\n"), LIMIT);

            assertThat(end).isEqualTo(new SshHost.ScriptEnd(7, "out\n", "bad"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aHostIsKnownByAnyOneOfItsKeys(int which) throws Exception {
        var key = server.keys().get(which);
        for (var known : List.of(key, new HostKey.Fingerprint(key.sha256()))) {
            try (var host = door.host(server.target(List.of(known), new Direct()))) {
                assertThat(host.ask(WHO, LIMIT).ok()).as("%s", known).isTrue();
            }
        }
    }

    @Test
    void nothingIsSentToAHostWithAnotherKey() {
        var other = LocalHost.key(LocalHost.keyPair("ssh-ed25519"));
        var failure = failure(server.target(List.of(other), new Direct()));

        assertThat(failure.kind()).isEqualTo(Kind.HOST_KEY);
        assertThat(failure.words()).contains(server.keys().getFirst().sha256(), other.sha256());
        assertThat(server.home()).doesNotExist();
    }

    @Test
    void aUserWhoIsNotLetInIsToldFromAHostThatIsNotThere() throws IOException {
        var stranger = new SshjDoor(SshKey.generate("stranger").privateKey());
        assertThat(failure(stranger, server.target(new Direct())).kind()).isEqualTo(Kind.AUTHENTICATION);

        server.close();
        assertThat(failure(server.target(new Direct())).kind()).isEqualTo(Kind.REFUSED);

        try (var hangsUp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> Bounded.quietly(() -> hangsUp.accept().close()));
            assertThat(failure(to(hangsUp.getLocalPort(), new Direct())).kind()).isEqualTo(Kind.CLOSED);
        }
    }

    @Test
    void aPortThatSaysNothingIsGivenUpAfterTenSeconds() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var before = System.nanoTime();

            assertThat(failure(to(silent.getLocalPort(), new Direct())).kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofSeconds(9),
                    Duration.ofSeconds(15));
        }
    }

    @Test
    void aUserWhoMayNotBecomeRootFindsTheHostUnusable() throws IOException {
        server.sudo("echo 'sudo: a password is required' >&2; exit 1");
        try (var host = door.host(server.target(new Direct()))) {
            var asked = catchThrowableOfType(SshException.class, () -> host.ask(WHO, LIMIT));
            var run = catchThrowableOfType(SshException.class, () -> host.run(WHO, LIMIT, _ -> {}));

            assertThat(List.of(asked, run)).extracting(SshException::kind).containsOnly(Kind.UNUSABLE);
            assertThat(List.of(asked, run)).extracting(SshException::words)
                    .allMatch(words -> words.contains("a password is required"));
        }
    }

    @Test
    void aHostIsReachedThroughAnotherWhoseOwnTroubleIsToldAsItsOwn(@TempDir Path other) throws Exception {
        try (var beyond = new LocalHost(other, KEY.publicKey(), "ssh-ed25519");
                var jump = door.host(server.target(new Direct()))) {
            try (var host = door.host(beyond.target(new Through(jump)))) {
                assertThat(host.ask(WHO, LIMIT).ok()).isTrue();
                assertThat(beyond.home()).exists();
                assertThat(server.home()).doesNotExist();
            }
            var port = beyond.port();
            beyond.stop();
            assertThat(failure(to(port, new Through(jump))).kind()).isEqualTo(Kind.REFUSED);
        }
        var wrong = new SshTarget("jump", "127.0.0.1", server.port(), "debian",
                List.of(LocalHost.key(LocalHost.keyPair("ssh-ed25519"))), new Direct());
        try (var jump = door.host(wrong)) {
            var failure = failure(to(22, new Through(jump)));

            assertThat(failure.kind()).isEqualTo(Kind.HOST_KEY);
            assertThat(failure.host()).startsWith("jump");
        }
    }

    @Test
    void aHostIsReachedThroughAProxyWhoseAnswersAreTold() throws Exception {
        try (var jump = door.host(server.target(new Direct()));
                var proxy = HttpConnectProxy.open(jump, "127.0.0.1", server.port())) {
            var route = new Proxy("127.0.0.1", proxy.address().getPort());
            try (var host = door.host(server.target(route))) {
                assertThat(host.ask(WHO, LIMIT).ok()).isTrue();
            }
            assertThat(failure(to(1, route)).kind()).isEqualTo(Kind.UNUSABLE);
        }
        assertThat(failure(to(22, answering("502 Bad Gateway"))).kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure(to(22, answering("504 Gateway Timeout"))).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void aScriptIsFollowedAcrossABrokenConnectionAndEachLineToldOnce() throws Exception {
        var text =
                "#!/bin/sh\nfor i in 1 2 3 4 5 6; do echo \"line $i\"; sleep 0.4; done; echo key=value >\"$SLIPWAY_ANSWER\"\n";
        var lines = new java.util.concurrent.CopyOnWriteArrayList<String>();
        try (var host = door.host(server.target(new Direct()))) {
            var end = host.run(script("count", text), LIMIT, line -> {
                lines.add(line);
                if (line.equals("line 2")) {
                    server.dropConnections();
                }
            });

            assertThat(end).isEqualTo(new SshHost.ScriptEnd(0, "key=value", String.join("\n", lines)));
            assertThat(lines).containsExactly("line 1", "line 2", "line 3", "line 4", "line 5", "line 6");
        }
    }

    @Test
    void aScriptThatTakesTooLongIsLeftToItself() throws Exception {
        try (var host = door.host(server.target(new Direct()))) {
            var slow = script("slow", "#!/bin/sh\necho begun; sleep 6; echo done\n");
            var failure =
                    catchThrowableOfType(SshException.class, () -> host.run(slow, Duration.ofSeconds(3), _ -> {}));

            assertThat(failure.kind()).isEqualTo(Kind.SCRIPT_TIMEOUT);
            assertThat(failure.words()).contains("begun");
            assertThat(host.run(slow, LIMIT, _ -> {}).lastLines()).isEqualTo("begun\ndone");
        }
    }

    @Test
    void anInterruptEndsTheFollowingAtOnce() throws Exception {
        var begun = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        try (var host = door.host(server.target(new Direct()))) {
            var thread = Thread.startVirtualThread(() -> {
                try {
                    host.run(script("long", "#!/bin/sh\necho begun; sleep 4\n"), LIMIT, _ -> begun.countDown());
                } catch (Exception e) {
                    thrown.set(e);
                }
            });
            begun.await();
            thread.interrupt();

            assertThat(thread.join(Duration.ofSeconds(2))).isTrue();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void errorsInAnyNumberDoNotBlockTheAnswer() throws Exception {
        try (var host = door.host(server.target(new Direct()))) {
            var end = host.ask(script("loud", "#!/bin/sh\nseq 1 700000 >&2; seq 1 700000\n"), LIMIT);

            assertThat(end.answer()).hasSize(4_788_895);
            assertThat(end.lastLines()).endsWith("\n700000");
        }
    }

    private SshException failure(SshTarget target) {
        return failure(door, target);
    }

    private static SshException failure(SshjDoor door, SshTarget target) {
        try (var host = door.host(target)) {
            return catchThrowableOfType(SshException.class, () -> host.ask(WHO, LIMIT));
        }
    }

    private SshTarget to(int port, SshTarget.Route route) {
        return new SshTarget("there", "127.0.0.1", port, "debian", server.keys(), route);
    }

    /** A proxy that gives one answer and hangs up. */
    private static SshTarget.Route answering(String status) throws IOException {
        var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            try (proxy; Socket client = proxy.accept()) {
                client.getInputStream().read(new byte[1000]);
                client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(UTF_8));
            } catch (IOException _) {
                // the test sees it
            }
        });
        return new Proxy("127.0.0.1", proxy.getLocalPort());
    }
}
