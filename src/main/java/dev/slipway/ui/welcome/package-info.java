/**
 * The first screen: what a person may begin or go on with.
 *
 * <p>Invariant: it only reads; whatever a button begins, it begins through {@link dev.slipway.ui.work.Navigator}.
 */
@NullMarked
package dev.slipway.ui.welcome;

import org.jspecify.annotations.NullMarked;
