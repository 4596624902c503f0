/**
 * The door to a host: run a named script, ask a question, dial on. Behind it stands sshj.
 *
 * <p>Work on a host survives us: a script runs there detached, under a lock, with its content hash, log and exit status kept;
 * whoever comes later with the same script attaches to it. Nothing is ever composed into shell text: the command that SSH
 * carries is a constant, script and files travel as an archive on its standard input. Invariant: no byte is sent to a host
 * whose key was not verified, on any hop.
 */
@NullMarked
package dev.slipway.ssh;

import org.jspecify.annotations.NullMarked;
