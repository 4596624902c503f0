/**
 * Steps joined by typed facts, and the engine that runs them forwards and backwards. It knows no cloud, no SSH, no
 * Kubernetes and no window; it depends on the JDK, {@code text} and {@code secret} only.
 *
 * <p>A {@link dev.slipway.plan.Step} declares the facts it needs and the one it produces; edges are nothing else. A
 * {@link dev.slipway.plan.Plan} is validated data. A {@link dev.slipway.plan.PlanRunner} turns it into one stream of
 * {@link dev.slipway.plan.RunEvent}s, which {@link dev.slipway.plan.RunState} folds; journal, command line, window and tests
 * all read that stream. All waiting goes through {@link dev.slipway.plan.Timeline}, so that a run can be simulated.
 *
 * <p>Invariant: a step starts only when every durable fact it needs exists, and nothing a step did not declare can reach it.
 */
@NullMarked
package dev.slipway.plan;

import org.jspecify.annotations.NullMarked;
