/**
 * What the window's screens work with: the services behind them, work that is done off the window's thread, and the one way
 * back to it.
 *
 * <p>Invariant: nothing here waits on the window's thread, and only {@link dev.slipway.ui.work.FxEvents} crosses to it.
 */
@NullMarked
package dev.slipway.ui.work;

import org.jspecify.annotations.NullMarked;
