package dev.slipway.practice.host;

import dev.slipway.practice.Frontends;
import dev.slipway.practice.OpenStackFunction;
import dev.slipway.practice.Pace;
import dev.slipway.practice.PracticeHosts;
import dev.slipway.practice.ServerObserver;
import dev.slipway.practice.ServerView;
import dev.slipway.practice.kubernetes.Clusters;
import dev.slipway.practice.net.ConnectProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The practice cloud's hosts and clusters with their servers: SSH, the Kubernetes APIs, and the proxy to both. */
public final class HostNetwork implements PracticeHosts {

    private final Hosts hosts;
    private final Endpoints endpoints;
    private final ConnectProxy proxy;
    private final Pulse pulse;

    private HostNetwork(Hosts hosts, Endpoints endpoints, ConnectProxy proxy, Pulse pulse) {
        this.hosts = hosts;
        this.endpoints = endpoints;
        this.proxy = proxy;
        this.pulse = pulse;
    }

    /** Starts them around a cloud that runs. @param frontends its load balancers */
    public static HostNetwork start(OpenStackFunction cloud, Frontends frontends, Pace pace, InstantSource clock,
            RandomGenerator random) throws IOException {
        Clusters clusters = new Clusters(cloud, pace, clock, random);
        Hosts hosts = new Hosts(clusters, pace, clock, random);
        Endpoints endpoints = new Endpoints(hosts, clusters, frontends, clock);
        return new HostNetwork(hosts, endpoints, ConnectProxy.start(endpoints), Pulse.start(cloud, clusters));
    }

    @Override
    public ServerObserver observer() {
        return new ServerObserver() {
            @Override
            public void active(ServerView server) {
                hosts.active(server);
            }

            @Override
            public void failed(String serverId) {
                hosts.failed(serverId);
                endpoints.close(serverId);
            }

            @Override
            public void deleted(String serverId) {
                hosts.deleted(serverId);
                endpoints.close(serverId);
            }

            @Override
            public String consoleLog(String serverId) {
                return hosts.consoleLog(serverId);
            }
        };
    }

    @Override
    public URI proxy() {
        return proxy.uri();
    }

    @Override
    public void close() {
        pulse.close();
        proxy.close();
        try {
            endpoints.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
