/**
 * The window: one screen at a time, and the ways between them.
 *
 * <p>Invariant: nothing under here is needed to build a cluster, and nothing here waits on the window's thread.
 */
@NullMarked
package dev.slipway.ui;

import org.jspecify.annotations.NullMarked;
