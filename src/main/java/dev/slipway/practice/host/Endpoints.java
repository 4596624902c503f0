package dev.slipway.practice.host;

import dev.slipway.practice.kubernetes.Cluster;
import dev.slipway.practice.kubernetes.Clusters;
import dev.slipway.practice.net.HttpsService;
import dev.slipway.practice.net.Routes;
import dev.slipway.practice.net.SshService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What listens on the practice servers' addresses: SSH on port 22, a Kubernetes API on 6443. Ports open when first asked for. */
final class Endpoints implements Routes, AutoCloseable {

    private static final int SSH = 22;
    private static final int KUBERNETES = 6443;

    private final Hosts hosts;
    private final Clusters clusters;
    private final InstantSource clock;
    private final SshService ssh = SshService.start(this::to);
    private final Map<String, Integer> sshPorts = new ConcurrentHashMap<>();
    private final Map<String, HttpsService> apiServers = new ConcurrentHashMap<>();

    Endpoints(Hosts hosts, Clusters clusters, InstantSource clock) throws IOException {
        this.hosts = hosts;
        this.clusters = clusters;
        this.clock = clock;
    }

    @Override
    public Route to(String address, int port) {
        Optional<Host> host = hosts.at(address);
        if (host.isEmpty()) {
            return new Nowhere();
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

    private static Route open(int port) {
        return new Open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
