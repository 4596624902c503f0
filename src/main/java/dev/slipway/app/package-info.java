/**
 * Puts the program together with plain constructors and starts it; holds the commands of the practice cloud, which nobody else
 * may know.
 *
 * <p>Invariant: here alone real clocks, streams, environment and signals are taken from the system and handed on.
 */
@NullMarked
package dev.slipway.app;

import org.jspecify.annotations.NullMarked;
