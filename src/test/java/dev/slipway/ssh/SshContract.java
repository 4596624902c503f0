package dev.slipway.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.openstack.CloudAccess;
import dev.slipway.openstack.CloudsYaml;
import dev.slipway.openstack.Compute;
import dev.slipway.openstack.HttpExchange;
import dev.slipway.openstack.Networking.NewPort;
import dev.slipway.openstack.Networking.NewRule;
import dev.slipway.openstack.Networking.NewSubnet;
import dev.slipway.openstack.Networking.PortRange;
import dev.slipway.openstack.OpenStack;
import dev.slipway.openstack.OpenStackDoor;
import dev.slipway.openstack.PasswordPrompt;
import dev.slipway.ssh.SshException.Kind;
import dev.slipway.ssh.SshHost.ScriptEnd;
import dev.slipway.ssh.SshTarget.Direct;
import dev.slipway.ssh.SshTarget.Proxy;
import dev.slipway.ssh.SshTarget.Through;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * How servers that a cloud has just made are found, known and worked on: what holds on real hosts holds on the practice
 * cloud's. A practice host goes by a script's name and a real one by its text, so the texts here do what the names promise.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SshContract {

    private static final String NAME = "slipway-ssh-" + ProcessHandle.current().pid();
    private static final String LOGIN = "debian";
    private static final String NOBODYS = "10.69.0.250";
    private static final int CLOSED_PORT = 2222;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final SshKey KEY = SshKey.generate("contract");

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final SshjDoor door = new SshjDoor(KEY.privateKey());
    private final List<String> consoles = new ArrayList<>();
    private CloudAccess access;
    private OpenStack cloud;
    private Server first;
    private Server second;

    /** A server, with the address at which it is reached from here and its keys from its console log. */
    private record Server(String id, String name, String address, String fixedAddress, List<HostKey> keys) {}

    /** Where the cloud is, and how to sign in to it. */
    abstract Path cloudsYaml() throws Exception;

    /** Its name there. */
    abstract String cloudName();

    @BeforeAll
    final void makeTwoServers() throws Exception {
        access = new CloudsYaml(Map.of("OS_CLIENT_CONFIG_FILE", cloudsYaml().toString()), Path.of("/"), Path.of("/"),
                PasswordPrompt.nobody()).access(Optional.of(cloudName()));
        var exchange = HttpExchange.to(access);
        undo.push(exchange::close);
        cloud = OpenStackDoor.signIn(access, exchange, InstantSource.system(), length -> Thread.sleep(length),
                _ -> {});
        var neutron = cloud.networking();
        var external = neutron.networks().stream().filter(each -> each.external()).findFirst().orElseThrow().id();
        var network = neutron.createNetwork(NAME, "").id();
        undo.push(() -> neutron.deleteNetwork(network));
        var subnet = neutron.createSubnet(new NewSubnet(NAME, "", network, "10.69.0.0/24", List.of())).id();
        undo.push(() -> neutron.deleteSubnet(subnet));
        var router = neutron.createRouter(NAME, "", external).id();
        undo.push(() -> neutron.deleteRouter(router));
        neutron.addRouterInterface(router, subnet);
        undo.push(() -> neutron.removeRouterInterface(router, subnet));
        var group = neutron.createSecurityGroup(NAME, "").id();
        undo.push(() -> neutron.deleteSecurityGroup(group));
        for (int port : new int[] {22, CLOSED_PORT}) {
            neutron.createRule(group, new NewRule("", "tcp", Optional.of(new PortRange(port, port)),
                    Optional.of("0.0.0.0/0"), Optional.empty()));
        }
        neutron.createRule(group, new NewRule("", "", Optional.empty(), Optional.empty(), Optional.of(group)));
        cloud.compute().createKeyPair(NAME, KEY.publicKey());
        undo.push(() -> cloud.compute().deleteKeyPair(NAME));
        var ids = List.of(server("1", external, network, subnet, group), server("2", external, network, subnet, group));
        first = booted(ids.getFirst());
        second = booted(ids.getLast());
    }

    private Server server(String number, String external, String network, String subnet, String group) {
        var neutron = cloud.networking();
        var nova = cloud.compute();
        var name = NAME + "-" + number;
        var port = neutron.createPort(new NewPort(name, "", network, subnet, Optional.empty(), List.of(group)));
        undo.push(() -> neutron.deletePort(port.id()));
        var fixed = port.addresses().getFirst();
        var address = fixed;
        if (access.proxy().isEmpty()) {
            var floating = neutron.createFloatingIp(external, port.id(), "");
            undo.push(() -> neutron.deleteFloatingIp(floating.id()));
            address = floating.address();
        }
        var image = cloud.images().images().stream().filter(each -> each.name().equals("debian-12-generic-amd64"))
                .findFirst().orElseThrow();
        var flavor = nova.flavors().stream().filter(each -> each.diskGib() >= image.minDiskGib())
                .min((a, b) -> Integer.compare(a.ramMib(), b.ramMib())).orElseThrow();
        var made = nova.createServer(new Compute.NewServer(name, flavor.id(), image.id(), NAME, port.id(), "",
                Optional.empty(), Optional.empty(), Map.of())).id();
        undo.push(() -> {
            nova.deleteServer(made);
            await("server gone", () -> nova.server(made).isEmpty() ? Optional.of(true) : Optional.empty());
        });
        return new Server(made, name, address, fixed, List.of());
    }

    /** Looks at the console until it holds the keys, then asks until the host lets us in. */
    private Server booted(Server server) {
        var keys = await("host keys", () -> {
            var log = cloud.compute().consoleLog(server.id());
            if (server.name().endsWith("1")) {
                consoles.add(log);
            }
            return Optional.of(ConsoleHostKeys.read(log)).filter(found -> !found.isEmpty());
        });
        var known = new Server(server.id(), server.name(), server.address(), server.fixedAddress(),
                List.copyOf(keys));
        await("SSH", () -> {
            try (var host = door.host(target(known))) {
                return Optional.of(host.ask(describe(), LIMIT)).filter(ScriptEnd::ok);
            } catch (SshException _) {
                return Optional.empty();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return known;
    }

    @AfterAll
    final void tidyUp() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    @Test
    void theConsoleLogGrowsUntilItHoldsTheHostKeys() {
        assertThat(consoles).hasSizeGreaterThan(1);
        for (int i = 1; i < consoles.size(); i++) {
            assertThat(consoles.get(i)).startsWith(consoles.get(i - 1));
        }
        assertThat(ConsoleHostKeys.read(consoles.getFirst())).isEmpty();
        assertThat(ConsoleHostKeys.read(consoles.getLast())).extracting(HostKey.Full::algorithm)
                .contains("ssh-ed25519");
    }

    @Test
    void aHostTellsItsServersName() throws Exception {
        try (var host = door.host(target(first))) {
            assertThat(host.ask(describe(), LIMIT).answer().lines()).contains("os=debian", "hostname=" + first.name(),
                    "kubelet=absent");
        }
    }

    @Test
    void aHostThatShowsAnotherKeyIsNotOurs() {
        var failure = failure(door, new SshTarget(first.name(), first.address(), 22, LOGIN, second.keys(), route()));

        assertThat(failure).returns(Kind.HOST_KEY, SshException::kind);
        assertThat(first.keys()).anyMatch(key -> failure.words().contains("shows ")
                && failure.words().contains(key.sha256()));
    }

    @Test
    void aStrangerIsNotLetIn() {
        assertThat(failure(new SshjDoor(SshKey.generate("stranger").privateKey()), target(first)))
                .returns(Kind.AUTHENTICATION, SshException::kind);
    }

    @Test
    void aPortWithoutAServerRefuses() {
        assertThat(failure(door,
                new SshTarget(first.name(), first.address(), CLOSED_PORT, LOGIN, first.keys(), route())))
                .returns(Kind.REFUSED, SshException::kind);
    }

    @Test
    void whatAFailingScriptSaysIsKeptFromItsAnswer() throws Exception {
        try (var host = door.host(target(first))) {
            var end = host.ask(new RemoteScript("no-such-script", "#!/bin/bash\nno-such-script\n", Map.of(), Map.of()),
                    LIMIT);

            assertThat(end).returns(127, ScriptEnd::status).returns("", ScriptEnd::answer);
            assertThat(end.lastLines()).contains("no-such-script: command not found");
        }
    }

    @Test
    void aQuestionThatBreaksOffIsNotAnswered() throws Exception {
        var noise = new byte[512 << 10];
        new Random(1).nextBytes(noise);
        var question = new RemoteScript("describe-node", describe().text(), Map.of(), Map.of("noise", noise));
        try (var relay = new BreakingRelay(() -> socket(first)); var host = door.host(through(relay))) {
            relay.resetAfter(noise.length / 2);

            assertThat(catchThrowableOfType(SshException.class, () -> host.ask(question, LIMIT)))
                    .returns(Kind.CLOSED, SshException::kind);
        }
    }

    @Test
    void aRunIsFollowedAcrossAResetAndToldAgainButNotDoneAgain() throws Exception {
        var script = prepare(first);
        var lines = new CopyOnWriteArrayList<String>();
        ScriptEnd end;
        try (var relay = new BreakingRelay(() -> socket(first)); var host = door.host(through(relay))) {
            end = host.run(script, LIMIT, line -> {
                lines.add(line);
                if (lines.size() == 2) {
                    relay.reset();
                }
            });
        }

        assertThat(end).returns(0, ScriptEnd::status);
        assertThat(end.answer()).isNotEmpty();
        assertThat(lines).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        var again = new ArrayList<String>();
        try (var host = door.host(target(first))) {
            assertThat(host.run(script, LIMIT, again::add)).isEqualTo(end);
        }
        assertThat(again).isEqualTo(lines);
    }

    @Test
    void whoComesWithTheSameScriptMeanwhileJoinsItsRun() throws Exception {
        var script = prepare(second);
        var begun = new CountDownLatch(1);
        try (var one = door.host(target(second)); var two = door.host(target(second))) {
            var other = new FutureTask<>(() -> {
                begun.await();
                return two.run(script, LIMIT, _ -> {});
            });
            Thread.startVirtualThread(other);
            var end = one.run(script, LIMIT, _ -> begun.countDown());

            assertThat(end).returns(0, ScriptEnd::status);
            assertThat(other.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(end);
        }
    }

    @Test
    void aHostIsReachedThroughAnotherWhichTellsARefusalFromSilence() throws Exception {
        try (var jump = door.host(target(first))) {
            try (var host = door.host(behind(jump, second.fixedAddress(), 22))) {
                assertThat(host.ask(describe(), LIMIT).answer()).contains("hostname=" + second.name() + "\n");
            }
            assertThat(failure(door, behind(jump, second.fixedAddress(), CLOSED_PORT)))
                    .returns(Kind.REFUSED, SshException::kind);
            assertThat(failure(door, behind(jump, NOBODYS, 22))).returns(Kind.TIMEOUT, SshException::kind);
        }
    }

    private SshTarget.Route route() {
        return access.proxy().<SshTarget.Route>map(proxy -> new Proxy(proxy.getHost(), proxy.getPort()))
                .orElseGet(Direct::new);
    }

    private SshTarget target(Server server) {
        return new SshTarget(server.name(), server.address(), 22, LOGIN, server.keys(), route());
    }

    private SshTarget through(BreakingRelay relay) {
        return new SshTarget(first.name(), "127.0.0.1", relay.port(), LOGIN, first.keys(), new Direct());
    }

    private SshTarget behind(SshHost jump, String address, int port) {
        return new SshTarget(second.name(), address, port, LOGIN, second.keys(), new Through(jump));
    }

    private Socket socket(Server server) throws IOException {
        var socket = access.proxy().<Socket>map(proxy -> new ProxySocket(
                new InetSocketAddress(proxy.getHost(), proxy.getPort()))).orElseGet(Socket::new);
        socket.connect(new InetSocketAddress(server.address(), 22), 10_000);
        return socket;
    }

    private static SshException failure(SshjDoor door, SshTarget target) {
        try (var host = door.host(target)) {
            return catchThrowableOfType(SshException.class, () -> host.ask(describe(), LIMIT));
        }
    }

    private static RemoteScript describe() {
        try (var text = RemoteScript.class.getResourceAsStream("/dev/slipway/node/describe-node.sh")) {
            return new RemoteScript("describe-node", new String(text.readAllBytes(), UTF_8), Map.of(), Map.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a while, and would answer otherwise if it were done again. */
    private static RemoteScript prepare(Server server) {
        var text = """
                #!/bin/bash
                set -eu
                for step in one two three four five six; do echo "step $step"; sleep 0.5; done
                echo "run=$(cat /proc/sys/kernel/random/uuid)" >"$SLIPWAY_ANSWER"
                """;
        return new RemoteScript("prepare-node", text,
                Map.ofEntries(Map.entry("NODE_NAME", server.name()), Map.entry("NODE_ADDRESS", server.fixedAddress()),
                        Map.entry("KUBERNETES_MINOR", "1.36"), Map.entry("REGISTRY", ""),
                        Map.entry("KUBERNETES_URL", "https://pkgs.k8s.io/core:/stable:/v1.36/deb/"),
                        Map.entry("KUBERNETES_SUITE", "/"),
                        Map.entry("KUBERNETES_KEY_URL", "https://pkgs.k8s.io/core:/stable:/v1.36/deb/Release.key"),
                        Map.entry("CONTAINERD_URL", "https://download.docker.com/linux/debian"),
                        Map.entry("CONTAINERD_SUITE", "bookworm stable"),
                        Map.entry("CONTAINERD_KEY_URL", "https://download.docker.com/linux/debian/gpg")),
                Map.of("modules.conf", "overlay\nbr_netfilter\n".getBytes(UTF_8),
                        "sysctl.conf", "net.ipv4.ip_forward = 1\n".getBytes(UTF_8),
                        "containerd.toml", "version = 3\n".getBytes(UTF_8)));
    }

    private static <T> T await(String what, Supplier<Optional<T>> look) {
        for (var end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end;) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError(what + " did not come");
    }
}
