/**
 * The built-in practice cloud: Keystone, Nova, Neutron, Glance, Cinder and Octavia, hosts behind SSH and a Kubernetes API
 * per cluster, all on 127.0.0.1. Here are the joints between its parts, which are plain functions, and
 * {@link dev.slipway.practice.PracticeCloud}, which joins them and puts servers in front.
 *
 * <p>Whoever talks to it cannot tell it from a cloud: nothing outside knows this package but the program's wiring. All time
 * comes from the clock and all randomness from the generator that are passed in. Its limits stand
 * with its parts: what OpenStack it has in {@code practice.cloud}, which scripts its hosts know in {@code practice.host}, how
 * much Kubernetes in {@code practice.kubernetes}. Nothing of it outlives the program, and servers are reached through its proxy
 * only. Invariant: an answer is computed from the model, never canned.
 */
@NullMarked
package dev.slipway.practice;

import org.jspecify.annotations.NullMarked;
