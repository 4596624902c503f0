package dev.slipway.openstack.trust;

import java.util.Optional;

/**
 * A service and what it showed.
 *
 * @param type    such as {@code compute}
 * @param address host and port
 * @param isPlain whether it is reached without TLS
 * @param shown   its certificates; empty if it showed none
 * @param words   what kept it from showing them
 */
public record Showing(String type, String address, boolean isPlain, Optional<ShownCertificates> shown, String words) {

    public static Showing certificates(String type, String address, ShownCertificates shown) {
        return new Showing(type, address, false, Optional.of(shown), "");
    }

    public static Showing plainHttp(String type, String address) {
        return new Showing(type, address, true, Optional.empty(), "");
    }

    public static Showing nothing(String type, String address, String words) {
        return new Showing(type, address, false, Optional.empty(), words);
    }
}
