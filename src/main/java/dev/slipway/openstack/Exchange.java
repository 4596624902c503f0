package dev.slipway.openstack;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The one seam between the connector and the network: a request goes out, a reply comes back. */
@FunctionalInterface
public interface Exchange {

    /**
     * Sends a request and waits for the whole reply.
     *
     * @throws IOException if there was no reply: name not resolved, refused, TLS not verified, timed out
     */
    Reply send(Request request) throws IOException, InterruptedException;

    /** Header names are lower case. */
    record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

        /** Without headers and body: there are tokens and passwords in them. */
        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    /** Header names are lower case. */
    record Reply(int status, Map<String, List<String>> headers, byte[] body) {

        /** Without headers and body: a token may be in them. */
        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }
}
