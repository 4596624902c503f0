/**
 * The whole road over real sockets: the commands as a person types them, against a practice cloud that is reached as any other
 * cloud is.
 *
 * <p>Invariant: nothing here knows how a command does its work; it sees exit codes, words, files and what the cloud lists.
 */
@NullMarked
package dev.slipway.road;

import org.jspecify.annotations.NullMarked;
