/**
 * A living cluster: each server of the cloud beside the node of Kubernetes that it is.
 *
 * <p>Invariant: what is shown is one {@link dev.slipway.cluster.ClusterMap} with its age; nothing is guessed between two looks.
 */
@NullMarked
package dev.slipway.ui.cluster;

import org.jspecify.annotations.NullMarked;
