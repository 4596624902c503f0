/**
 * What the user wants: immutable records, validated on construction, read from and written to
 * {@code NAME.slipway.yaml}. No secret is ever part of it.
 *
 * <p>{@link dev.slipway.spec.ClusterSpec} is the root. Truths that need no cloud (DNS labels, CIDRs that overlap, counts)
 * are held by the constructors; what needs the cloud is checked in {@code provision}. Invariant: a {@code ClusterSpec} that
 * exists can be planned.
 */
@NullMarked
package dev.slipway.spec;

import org.jspecify.annotations.NullMarked;
