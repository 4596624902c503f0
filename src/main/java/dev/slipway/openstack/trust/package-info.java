/**
 * Who vouches for a cloud's servers: CA files as people have them, the chain that a server shows, and how the two fit
 * together.
 *
 * <p>Whether a server is trusted is decided by the JDK's own verification, the same that every call of the door goes through;
 * what is here explains its verdict. Invariant: looking at a server's certificates sends nothing but a handshake, and never
 * completes one.
 */
@NullMarked
package dev.slipway.openstack.trust;

import org.jspecify.annotations.NullMarked;
