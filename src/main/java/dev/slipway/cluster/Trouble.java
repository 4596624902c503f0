package dev.slipway.cluster;

/** How much is wrong with a row, the worst first. */
public enum Trouble {
    /** One of the two is not there. */
    HALF_MISSING,
    /** The server does not run, or its node says something else than it. */
    CONTRADICTORY,
    /** Which server the node is, is not certain. */
    UNIDENTIFIED,
    /** Both know of each other, and the node takes no pods. */
    UNFIT,
    /** The other side did not answer, so nobody can say. */
    UNKNOWN,
    /** All agrees. */
    NONE
}
