/**
 * Thin adapters between sockets and the functions of the practice cloud: HTTPS servers with certificates made on the
 * spot, SSH servers, and the CONNECT proxy. They know no OpenStack and no Kubernetes. Invariant: everything listens on the
 * loopback address only.
 */
@NullMarked
package dev.slipway.practice.net;

import org.jspecify.annotations.NullMarked;
