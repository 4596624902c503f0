/**
 * The one type that holds a secret, and the redactor in front of every sink. Seen by everybody, depends on nothing.
 * Invariant: a {@link dev.slipway.secret.Secret} reaches a socket or one of the two files made for it (kubeconfig, SSH key),
 * and nothing else.
 */
@NullMarked
package dev.slipway.secret;

import org.jspecify.annotations.NullMarked;
