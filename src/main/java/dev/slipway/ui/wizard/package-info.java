/**
 * The pages that collect a cluster's answers, and the one draft they all work on.
 *
 * <p>Invariant: a view never decides and a view model (a class called {@code …Model}) never sees a control. Nothing is
 * created before the last page, and no secret is ever part of the draft.
 */
@NullMarked
package dev.slipway.ui.wizard;

import org.jspecify.annotations.NullMarked;
