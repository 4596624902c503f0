/**
 * Rules about the code itself: which package may know which, which library lives where, how files look. Each test is
 * one sentence of the design. Invariant: a rule that looks at nothing fails.
 */
@NullMarked
package dev.slipway.architecture;

import org.jspecify.annotations.NullMarked;
