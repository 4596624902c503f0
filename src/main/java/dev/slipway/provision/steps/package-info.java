/**
 * Every step a cluster is made of, one record each: what it needs and makes, how it looks, acts and takes back. A step is
 * given the narrow doors it uses and nothing else; what flows between steps are the facts in {@link
 * dev.slipway.provision.steps.Facts}. Invariant: a step that makes something finds it again by the cluster's mark.
 */
@NullMarked
package dev.slipway.provision.steps;

import org.jspecify.annotations.NullMarked;
