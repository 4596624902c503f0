/**
 * Where what the user wants meets what is done: the planner that turns a spec into a plan, the preflight that looks before
 * anything is made, and the tear-down with its proof. {@link dev.slipway.provision.ClusterPlanner} reads like the product's
 * table of contents; each of its lines is a record in {@code provision.steps}.
 *
 * <p>Invariant: whatever is made in the cloud carries the cluster's {@link dev.slipway.provision.Mark} from its creation on, so
 * that a run which lost its journal still finds it, and nothing without the mark is ever deleted.
 */
@NullMarked
package dev.slipway.provision;

import org.jspecify.annotations.NullMarked;
