/**
 * The door to the Kubernetes API: get, list, apply, delete. Behind it stands fabric8's client with the JDK's HTTP client.
 *
 * <p>There is no watch and no waiting here: the engine polls. Objects are maps, as YAML and JSON have them; what several
 * callers read is a record ({@link dev.slipway.kubernetes.Node}). Invariant: the name that TLS verifies is always one in the
 * API server's certificate.
 */
@NullMarked
package dev.slipway.kubernetes;

import org.jspecify.annotations.NullMarked;
