/**
 * The Kubernetes API of practice clusters: one function over a store of objects, and the controllers that move it on
 * (kubelets, scheduler, workloads, cloud controller manager, CNI, Cinder CSI). The controllers that work with a cloud do so
 * as the real ones: with the credential in their Secret, through the practice cloud's own API.
 *
 * <p>Limits: no admission or authorisation beyond the cluster's own client certificates, no Jobs, no custom resources, no
 * EndpointSlices; lists have one owner in server-side apply; protocol buffers for the kinds only that {@code kubectl create} makes
 * by itself; pods' scripts are known by name. Invariant: a status is computed from the model when it is asked for; a delay is a
 * point in time on the passed-in clock, and only a {@link dev.slipway.practice.kubernetes.Watch}, which is a client's connection,
 * has a thread that sleeps.
 */
@NullMarked
package dev.slipway.practice.kubernetes;

import org.jspecify.annotations.NullMarked;
