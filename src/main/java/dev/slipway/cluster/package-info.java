/**
 * The living cluster: OpenStack servers and Kubernetes nodes joined by provider ID, claims and Cinder volumes, Services and
 * Octavia load balancers, and where the two sides disagree.
 *
 * <p>{@link dev.slipway.cluster.ClusterMap} is a pure join of a {@link dev.slipway.cluster.Sighting};
 * {@link dev.slipway.cluster.ClusterReader} makes one from the live cloud and API. Invariant: whatever either side has is
 * shown, also when the other side knows nothing of it or does not answer.
 */
@NullMarked
package dev.slipway.cluster;

import org.jspecify.annotations.NullMarked;
