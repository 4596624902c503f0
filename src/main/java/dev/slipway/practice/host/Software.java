package dev.slipway.practice.host;

import java.time.Instant;

/**
 * What preparing a host has left on it.
 *
 * @param kubernetes installed version, such as {@code 1.36.3}
 * @param containerd installed version
 * @param cri        whether containerd's configuration serves the kubelet
 * @param forwarding whether the kernel forwards IPv4
 * @param bridging   whether {@code br_netfilter} is loaded
 * @param from       when all that was done
 */
record Software(String kubernetes, String containerd, Cri cri, Forwarding forwarding, Bridging bridging, Instant from) {

    enum Cri {
        ENABLED,
        DISABLED
    }

    enum Forwarding {
        ON,
        OFF
    }

    enum Bridging {
        ON,
        OFF
    }
}
