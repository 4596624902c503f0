package dev.slipway.verify;

import dev.slipway.text.Message;

/**
 * One thing that a check saw.
 *
 * @param side who said it
 * @param kind of the thing, in that side's own word: {@code Node}, {@code server}, {@code volume}
 * @param id   its identity there: a UID, a UUID, an address
 * @param saw  what was seen of it
 */
public record Evidence(Side side, String kind, String id, Message saw) {

    /** The sides from which one and the same thing is looked at. */
    public enum Side {
        KUBERNETES,
        OPENSTACK,
        /** A node's own operating system, by SSH. */
        NODE,
        /** This computer. */
        DESKTOP
    }
}
