/**
 * The window, driven as a person would, and looked at: screenshots are written to {@code target/screenshots}.
 *
 * <p>Invariant: tests drive what is on the screen; what a page decides is tested at its view model, without a toolkit.
 */
@NullMarked
package dev.slipway.ui;

import org.jspecify.annotations.NullMarked;
