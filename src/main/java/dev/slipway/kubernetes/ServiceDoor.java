package dev.slipway.kubernetes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests to what the cluster offers to the world, from this computer. Each is a connection of its own, as a load balancer shares
 * out connections and not requests.
 */
@FunctionalInterface
public interface ServiceDoor {

    /**
     * The body of the answer to one GET.
     *
     * @throws IOException with what happened instead, as a sentence
     */
    String get(String address, int port, String path, Duration limit) throws IOException;

    /** Over the network. @param proxy an HTTP CONNECT proxy, where there is one */
    static ServiceDoor through(Optional<InetSocketAddress> proxy) {
        return new TcpServiceDoor(proxy);
    }
}
