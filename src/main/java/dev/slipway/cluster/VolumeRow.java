package dev.slipway.cluster;

import dev.slipway.openstack.BlockStorage.Volume;
import dev.slipway.text.Message;
import java.util.List;
import java.util.Optional;

/** One claim's way to its data: persistent volume, Cinder volume, and the servers that one is attached to. */
public record VolumeRow(String id, Optional<Volume> volume, Optional<PersistentVolume> persistentVolume,
        List<Message> disagreements) {

    public VolumeRow {
        disagreements = List.copyOf(disagreements);
    }

    /** Whether there is a volume that somebody would miss: all but those that go with a pod. */
    public boolean holdsData() {
        return volume.isPresent()
                && persistentVolume.filter(it -> it.use() == PersistentVolume.Use.EPHEMERAL).isEmpty();
    }
}
