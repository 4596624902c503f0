package dev.slipway.openstack;

import java.util.Optional;

/** One project of one cloud, signed in. Every method of every service may be called from any thread. */
public interface OpenStack {

    /** Who is signed in, and what the catalog offers. */
    Session session();

    Identity identity();

    Compute compute();

    Networking networking();

    Images images();

    /** Cinder, if the cloud has it. */
    Optional<BlockStorage> blockStorage();

    /** Octavia, if the cloud has it. */
    Optional<LoadBalancing> loadBalancing();
}
