package dev.slipway.openstack;

/** An availability zone of Nova's or of Cinder's; those of the two need not be the same. */
public record Zone(String name, boolean available) {}
