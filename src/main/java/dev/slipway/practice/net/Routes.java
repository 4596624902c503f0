package dev.slipway.practice.net;

import java.net.InetSocketAddress;

/** Where the addresses of practice servers lead to in truth. */
@FunctionalInterface
public interface Routes {

    Route to(String address, int port);

    /** What a connection to an address comes to. */
    sealed interface Route {}

    /** It is accepted, at this loopback port in truth. */
    record Open(InetSocketAddress loopback) implements Route {}

    /** The host is there and nothing listens on the port. */
    record Refused() implements Route {}

    /** Nobody has the address. */
    record Nowhere() implements Route {}
}
