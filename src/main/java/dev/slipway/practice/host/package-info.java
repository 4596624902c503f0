/**
 * The practice cloud's hosts from inside: what a server has booted, what was installed on it, which cluster it belongs to.
 *
 * <p>A script is known by its name alone; its text is never looked at. What it would do is worked out from its environment
 * and files, checked as the real programs check them, and refused in their words. Invariant: a change takes effect at the
 * time at which the script ends, whether its caller still listens or not.
 */
@NullMarked
package dev.slipway.practice.host;

import org.jspecify.annotations.NullMarked;
