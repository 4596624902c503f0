/**
 * Sentences: keys with typed arguments, and the bundles that turn them into words, for the command line and the window
 * alike. Everybody may make a {@link dev.slipway.text.Message}; only what faces a person renders one.
 *
 * <p>A key's sentence says what happened; {@code KEY.meaning} and {@code KEY.remedy}, where they exist, say what it means
 * and what to do. Bundles live in {@code resources/dev/slipway/text/BUNDLE.properties}, one per area, named by the part of the
 * key before its first dot. Invariant: every key that the code makes exists in its bundle.
 */
@NullMarked
package dev.slipway.text;

import org.jspecify.annotations.NullMarked;
