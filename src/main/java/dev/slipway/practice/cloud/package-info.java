/**
 * OpenStack as the practice cloud has it: one {@link dev.slipway.practice.cloud.Store} of things with owners, quotas and
 * life cycles in time, and one table of routes per service over it. {@link dev.slipway.practice.cloud.CloudServices} is all of
 * it as one function.
 *
 * <p>Status codes, bodies and words are those of real services of the Zed release, recorded call by call. What neither
 * Slipway nor the cluster it builds asks for is absent: IPv6, images of one's own, boot from volume, networks shared
 * between projects, every administrator's call. There is one user in one project, one region, one availability
 * zone with twelve hypervisors; a second project exists only to own what is shared. Invariant: the store changes
 * under one lock, and nothing but tokens is remembered outside it.
 */
@NullMarked
package dev.slipway.practice.cloud;

import org.jspecify.annotations.NullMarked;
