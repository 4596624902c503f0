/**
 * What several screens share: the languages and themes of the window, and the pieces that pages are put together from. A
 * gallery in the tests shows every piece in all its states.
 *
 * <p>Invariant: a piece shows what it is given and reports what a person does; it asks nobody and decides nothing. Every text
 * comes from {@link dev.slipway.ui.kit.Words}, so that a change of language reaches it at once.
 */
@NullMarked
package dev.slipway.ui.kit;

import org.jspecify.annotations.NullMarked;
