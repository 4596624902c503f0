/**
 * A run on a cluster as the window shows it: the matrix of nodes and phases, the tree of steps, a step's log, and what became
 * of it.
 *
 * <p>Invariant: what is shown is a fold of the run's events; no view keeps a state of its own about a step.
 */
@NullMarked
package dev.slipway.ui.run;

import org.jspecify.annotations.NullMarked;
