/**
 * kubeadm's files, and the scripts that call it (under {@code resources/dev/slipway/kubeadm}). Pure: it returns
 * texts. Invariant: every file is {@code kubeadm.k8s.io/v1beta4}, and a server's UUID is validated before it
 * becomes a provider ID.
 */
@NullMarked
package dev.slipway.kubeadm;

import org.jspecify.annotations.NullMarked;
