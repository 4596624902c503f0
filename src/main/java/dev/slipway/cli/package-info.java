/**
 * The headless commands: one class each, thin over {@code provision}, {@code cluster} and {@code workspace}.
 *
 * <p>Words are rendered here and in the window only. With {@code -o json} exactly one JSON document goes to standard output;
 * progress and sentences go to standard error. Invariants: nothing is asked where no terminal is, and every end of a command
 * has one of the {@linkplain dev.slipway.cli.ExitCode documented exit codes}.
 */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
