package dev.slipway.openstack;

import java.net.URI;

/** Where a service is. @param type such as {@code compute} */
record Endpoint(String type, URI uri) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    boolean isPlain() {
        return "http".equalsIgnoreCase(uri.getScheme());
    }

    String host() {
        var host = String.valueOf(uri.getHost());
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return isPlain() ? HTTP : HTTPS;
    }

    /** Host and port, as people write them. */
    String address() {
        return uri.getHost() + ":" + port();
    }
}
