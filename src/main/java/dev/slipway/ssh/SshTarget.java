package dev.slipway.ssh;

import java.util.List;

/**
 * Where a host is and how it proves itself.
 *
 * @param name     the server's name, for messages
 * @param address  IP address
 * @param user     login user, who may {@code sudo} without a password
 * @param hostKeys any one of these; never empty
 * @param route    how to get there
 */
public record SshTarget(String name, String address, int port, String user, List<HostKey> hostKeys, Route route) {

    public SshTarget {
        if (hostKeys.isEmpty()) {
            throw new IllegalArgumentException("no host key known for " + name);
        }
        hostKeys = List.copyOf(hostKeys);
    }

    /** The way to a host. */
    public sealed interface Route {}

    /** Straight to its address. */
    public record Direct() implements Route {}

    /** Through another host, which is reached first. */
    public record Through(SshHost jump) implements Route {}

    /** Through an HTTP CONNECT proxy. */
    public record Proxy(String host, int port) implements Route {}
}
