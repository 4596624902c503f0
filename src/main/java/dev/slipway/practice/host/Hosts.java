package dev.slipway.practice.host;

import dev.slipway.practice.HostFunction;
import dev.slipway.practice.HostReply;
import dev.slipway.practice.Pace;
import dev.slipway.practice.ServerObserver;
import dev.slipway.practice.ServerView;
import dev.slipway.practice.kubernetes.Clusters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** All hosts of the practice cloud. Servers become hosts here, and scripts are answered by name. */
public final class Hosts implements HostFunction, ServerObserver {

    private static final Duration REFUSING = Duration.ofSeconds(2);

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, HostScript> scripts;
    private final Clusters clusters;
    private final Pace pace;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Hosts(Clusters clusters, Pace pace, InstantSource clock, RandomGenerator random) {
        this.random = random;
        this.clusters = clusters;
        this.pace = pace;
        this.clock = clock;
        this.scripts = Map.of(
                "describe-node", new DescribeNode(),
                "prepare-node", new PrepareNode(pace),
                "init-control-plane", new InitControlPlane(clusters, pace),
                "fetch-kubeconfig", new FetchKubeconfig(),
                "issue-join-ticket", new IssueJoinTicket(),
                "issue-certificate-key", new IssueCertificateKey(),
                "join-node", new JoinNode(clusters, pace),
                "describe-volume", new DescribeVolume(clusters));
    }

    @Override
    public void active(ServerView server) {
        if (!server.addresses().isEmpty()) {
            hosts.put(server.id(), new Host(server, clock.instant(), pace, random));
        }
    }

    @Override
    public void failed(String serverId) {
        byServer(serverId).ifPresent(Host::breakDown);
        clusters.serverFailed(serverId, clock.instant());
    }

    @Override
    public void deleted(String serverId) {
        hosts.remove(serverId);
        clusters.serverDeleted(serverId, clock.instant());
    }

    @Override
    public String consoleLog(String serverId) {
        return Optional.ofNullable(hosts.get(serverId)).map(host -> Console.log(host, clock.instant())).orElse("");
    }

    /** The host that has this address; of several in networks apart, the youngest. */
    public Optional<Host> at(String address) {
        return hosts.values().stream().filter(host -> host.server().addresses().contains(address))
                .max(Comparator.comparing(Host::bootedAt));
    }

    public Optional<Host> byServer(String serverId) {
        return Optional.ofNullable(hosts.get(serverId));
    }

    @Override
    public HostReply answer(String serverId, String script, Map<String, String> environment,
            Map<String, byte[]> files) {
        Host host = hosts.get(serverId);
        Instant now = clock.instant();
        if (host == null || !host.answersSsh(now)) {
            throw new IllegalStateException("no host is up on server " + serverId);
        }
        synchronized (host) {
            try {
                return Optional.ofNullable(scripts.get(script))
                        .orElseThrow(() -> new Refusal(127, "bash: " + script + ": command not found"))
                        .answer(new Call(host, environment, files, now));
            } catch (Refusal refusal) {
                return new HostReply(refusal.lines(), "", refusal.status(), pace.of(REFUSING));
            }
        }
    }
}
