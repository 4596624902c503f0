package dev.slipway.practice.host;

import dev.slipway.practice.Frontends;
import dev.slipway.practice.Frontends.Backend;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.kubernetes.Cluster;
import dev.slipway.practice.kubernetes.Clusters;
import dev.slipway.practice.net.HttpService;
import dev.slipway.practice.net.HttpsService;
import dev.slipway.practice.net.Routes;
import dev.slipway.practice.net.SshService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What listens on the practice cloud's addresses: on those of servers SSH on port 22 and a Kubernetes API on 6443, on floating IPs of
 * load balancers what their listeners lead to. Ports open when first asked for.
 */
final class Endpoints implements Routes, AutoCloseable {

    private static final int SSH = 22;
    private static final int KUBERNETES = 6443;

    private final Hosts hosts;
    private final Clusters clusters;
    private final Frontends frontends;
    private final InstantSource clock;
    private final SshService ssh = SshService.start(this::to);
    private final Map<String, Integer> sshPorts = new ConcurrentHashMap<>();
    private final Map<String, HttpsService> apiServers = new ConcurrentHashMap<>();
    private final Map<String, HttpService> balanced = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Endpoints(Hosts hosts, Clusters clusters, Frontends frontends, InstantSource clock) throws IOException {
        this.hosts = hosts;
        this.clusters = clusters;
        this.frontends = frontends;
        this.clock = clock;
    }

    @Override
    public Route to(String address, int port) {
        Optional<Host> host = hosts.at(address);
        if (host.isEmpty()) {
            return frontends.behind(address, port).isEmpty() ? new Nowhere()
                    : open(balanced.computeIfAbsent(address + ":" + port, _ -> balance(address, port)).port());
        }
        Instant now = clock.instant();
        if (port == SSH && host.get().answersSsh(now)) {
            return open(sshPorts.computeIfAbsent(host.get().server().id(), _ -> listen(host.get())));
        }
        if (port == KUBERNETES) {
            return clusters.listeningAt(address, now)
                    .<Route>map(cluster -> open(apiServers.computeIfAbsent(host.get().server().id(),
                            _ -> serve(cluster, address)).port()))
                    .orElseGet(Refused::new);
        }
        return new Refused();
    }

    /** Nothing listens on the server any more. */
    void close(String serverId) {
        Optional.ofNullable(sshPorts.remove(serverId)).ifPresent(ssh::close);
        Optional.ofNullable(apiServers.remove(serverId)).ifPresent(HttpsService::close);
    }

    @Override
    public void close() throws IOException {
        apiServers.values().forEach(HttpsService::close);
        balanced.values().forEach(HttpService::close);
        ssh.close();
    }

    private int listen(Host host) {
        try {
            return ssh.listen(new ScriptEnd(host, hosts, clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpsService serve(Cluster cluster, String address) {
        try {
            return HttpsService.start(cluster.apiServer(address), Optional.of(cluster.authority()),
                    request -> clusters.answer(cluster.key(), request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpService balance(String address, int port) {
        try {
            return HttpService.start(request -> forwarded(frontends.behind(address, port), request.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To one member after the other; behind each the cluster picks a pod. */
    private Optional<HttpReply> forwarded(List<Backend> members, String path) {
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Backend member = members.get(Math.floorMod(turn.getAndIncrement(), members.size()));
        return member.reach() == Backend.Reach.FILTERED ? Optional.empty()
                : clusters.answerAt(member.address(), member.port(), path, clock.instant());
    }

    private static Route open(int port) {
        return new Open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
