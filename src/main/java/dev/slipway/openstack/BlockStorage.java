package dev.slipway.openstack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cinder. */
public interface BlockStorage {

    List<Volume> volumes();

    Optional<Volume> volume(String id);

    /** Asks for deletion; not there is fine. {@code REJECTED} while it is attached or has snapshots. */
    void deleteVolume(String id);

    List<Snapshot> snapshots();

    /** Asks for deletion; not there is fine. */
    void deleteSnapshot(String id);

    List<VolumeType> volumeTypes();

    List<Zone> zones();

    /** Used and limit of {@code volumes}, {@code gigabytes}, {@code snapshots}. */
    Map<String, Quota> quotas();

    /** @param attachedTo IDs of servers */
    record Volume(String id, String name, String description, String status, int sizeGib, String type,
            Map<String, String> metadata, List<String> attachedTo) {}

    record Snapshot(String id, String name, String volumeId, String status, Map<String, String> metadata) {}

    /** @param multiattach whether its extra spec says so, as far as this project may see extra specs */
    record VolumeType(String id, String name, boolean multiattach) {}
}
