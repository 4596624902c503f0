/**
 * The door to OpenStack: one narrow interface per service, our own value types and one exception. No other package
 * makes an OpenStack call.
 *
 * <p>Behind the interfaces stands openstack4j on our own connector, and for what it lacks a small typed request through the
 * same connector; each operation has exactly one of the two paths. Tokens, paging, microversions, retries of reads, error
 * bodies and 404 are handled in the connector, whose one seam to the network is {@link dev.slipway.openstack.Exchange}.
 * Invariant: TLS is verified against the user's CA on every call, and a list is never a first page taken for the whole.
 */
@NullMarked
package dev.slipway.openstack;

import org.jspecify.annotations.NullMarked;
