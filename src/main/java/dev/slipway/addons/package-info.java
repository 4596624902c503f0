/**
 * cloud.conf and the manifests applied after init; templates are under {@code resources/dev/slipway/addons}.
 * Pure: takes its own parameter records, knows no OpenStack type. Invariant: what is rendered is plain objects
 * that the API server accepts, and every printable character in a credential survives.
 */
@NullMarked
package dev.slipway.addons;

import org.jspecify.annotations.NullMarked;
