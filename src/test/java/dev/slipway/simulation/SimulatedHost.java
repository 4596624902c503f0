package dev.slipway.simulation;

import dev.slipway.practice.HostReply;
import dev.slipway.practice.host.Host;
import dev.slipway.practice.host.Runs;
import dev.slipway.simulation.Weather.Fault;
import dev.slipway.ssh.HostKey;
import dev.slipway.ssh.RemoteScript;
import dev.slipway.ssh.ScriptArchive;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Kind;
import dev.slipway.ssh.SshHost;
import dev.slipway.ssh.SshTarget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** The way to a host: scripts become calls of the practice hosts' function, or join its runs. */
record SimulatedHost(SimulatedWorld world, Connection connection, SshTarget target) implements SshHost {

    /** How long the script waits for apt's lock. */
    private static final Duration APT_PATIENCE = Duration.ofSeconds(900);
    private static final String LOCKED = "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812"
            + " (unattended-upgr)";
    private static final int LAST_LINES = 20;
    private static final Duration AGAIN = Duration.ofSeconds(2);

    @Override
    public ScriptEnd run(RemoteScript script, Duration limit, Consumer<String> log)
            throws SshException, InterruptedException {
        var end = now().plus(limit);
        var told = 0;
        while (true) {
            var host = connect();
            var start = host.runs().start(script.name(), ScriptArchive.hash(script),
                    () -> answer(host, script), now());
            switch (start) {
                case Runs.Busy(Instant until) -> sleepUntil(until, end, script);
                case Runs.Run run -> {
                    var reset = connection.weather().strikes(Fault.SSH_RESET);
                    var lines = run.reply().log();
                    var readable = reset ? lines.size() / 2 : lines.size();
                    for (; told < readable; told++) {
                        sleepUntil(run.lineAt(told), end, script);
                        log.accept(lines.get(told));
                    }
                    if (!reset) {
                        sleepUntil(run.end(), end, script);
                        return ended(run.reply(), run.reply().answer());
                    }
                    connection.timeline().sleep(AGAIN); // the connection broke: made again, the run goes on meanwhile
                }
            }
        }
    }

    @Override
    public ScriptEnd ask(RemoteScript script, Duration limit) throws SshException, InterruptedException {
        var host = connect();
        var reply = answer(host, script);
        connection.timeline().sleep(reply.takes());
        if (connection.weather().strikes(Fault.SSH_RESET)) {
            throw lost(Kind.CLOSED, "Connection reset");
        }
        return ended(reply, reply.answer());
    }

    @Override
    public Socket dial(String address, int port) throws IOException {
        throw new ConnectException("nothing is dialled in a simulated world");
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private Host connect() throws SshException, InterruptedException {
        connection.travel();
        var host = world.hostAt(target.address()).orElseThrow(() -> lost(Kind.TIMEOUT, "no route to host"));
        if (connection.isCut() || !host.answersSsh(now())) {
            throw lost(Kind.REFUSED, "Connection refused");
        }
        var shown = PublicKeyEntry.toString(host.hostKey().getPublic());
        if (target.hostKeys().stream().noneMatch(key -> key instanceof HostKey.Full(var algorithm, var base64)
                && shown.equals(algorithm + " " + base64))) {
            throw lost(Kind.HOST_KEY, shown);
        }
        return host;
    }

    private HostReply answer(Host host, RemoteScript script) {
        var weather = connection.weather();
        if (script.name().equals("prepare-node") && weather.strikes(Fault.APT_LOCKED_TOO_LONG)) {
            return new HostReply(List.of(LOCKED), "", 100, APT_PATIENCE);
        }
        if (script.name().equals("prepare-node") && weather.strikes(Fault.APT_LOCKED)) {
            var reply = world.script(host, script);
            var wait = Duration.ofSeconds(weather.seconds(5, (int) APT_PATIENCE.toSeconds()));
            return new HostReply(Stream.concat(Stream.of(LOCKED), reply.log().stream()).toList(), reply.answer(),
                    reply.status(), reply.takes().plus(wait));
        }
        if (script.name().equals("join-node") && weather.strikes(Fault.TICKET_EXPIRED)) {
            return new HostReply(List.of("error execution phase preflight: couldn't validate the identity of the API"
                    + " Server: could not find a JWS signature in the cluster-info ConfigMap for token ID"), "", 1,
                    Duration.ofSeconds(10));
        }
        return world.script(host, script);
    }

    private void sleepUntil(Instant time, Instant limit, RemoteScript script)
            throws SshException, InterruptedException {
        var until = time.isBefore(limit) ? time : limit;
        if (now().isBefore(until)) {
            connection.timeline().sleep(Duration.between(now(), until));
        }
        if (time.isAfter(limit)) {
            throw lost(Kind.SCRIPT_TIMEOUT, script.name());
        }
    }

    private static ScriptEnd ended(HostReply reply, String answer) {
        var lines = reply.log();
        return new ScriptEnd(reply.status(), answer,
                String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }

    private SshException lost(Kind kind, String words) {
        return new SshException(kind, target.name() + " " + target.address(), words, new SocketException(words));
    }

    private Instant now() {
        return connection.timeline().now();
    }
}
