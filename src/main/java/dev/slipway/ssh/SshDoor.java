package dev.slipway.ssh;

/** Opens hosts. The one seam of all SSH: a whole run can be joined to other hosts here. */
@FunctionalInterface
public interface SshDoor {

    /** A host that connects when it is first used. */
    SshHost host(SshTarget target);
}
