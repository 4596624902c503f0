/**
 * Checks of a cluster that is there: each is a small plan of its own that makes something inside the cluster, looks at it from
 * both sides (Kubernetes and OpenStack, by their own identities), and takes it away again.
 *
 * <p>{@link dev.slipway.verify.Verification} runs them one after the other by the engine that also builds clusters. Whatever a
 * check makes lives in one namespace, and goes with it. Invariant: a check that failed or was cancelled leaves no more behind
 * than one that passed, and it changes nothing that it did not make.
 */
@NullMarked
package dev.slipway.verify;

import org.jspecify.annotations.NullMarked;
