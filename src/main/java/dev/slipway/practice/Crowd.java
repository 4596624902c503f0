package dev.slipway.practice;

/**
 * What is in a practice cloud beside what a new one has, so that it is as full as a large one: networks that another project
 * shares, each with a subnet, flavors, and servers of the project itself, whatever its quotas say.
 */
public record Crowd(int networks, int flavors, int servers) {

    /** A new cloud. */
    public static final Crowd NONE = new Crowd(0, 0, 0);
}
