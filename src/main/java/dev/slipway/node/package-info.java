/**
 * What a server needs before Kubernetes: user data, package sources, container runtime, kernel settings. Pure: it
 * returns texts and files, and the scripts that go with them are under {@code resources/dev/slipway/node}.
 * Invariant: no value is ever composed into a script; scripts read their environment and files.
 */
@NullMarked
package dev.slipway.node;

import org.jspecify.annotations.NullMarked;
