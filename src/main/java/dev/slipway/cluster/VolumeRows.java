package dev.slipway.cluster;

import dev.slipway.openstack.BlockStorage.Volume;
import dev.slipway.text.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Joins persistent volumes and Cinder volumes by the volume's ID. The cluster's volumes are those its persistent volumes
 * name, and those the CSI driver marked as made for it.
 */
final class VolumeRows {

    /** The driver's own mark; a name such as {@code pvc-…} says nothing about whose volume it is. */
    private static final String CLUSTER = "cinder.csi.openstack.org/cluster";

    private static final Set<String> AS_IT_SHOULD_BE =
            Set.of("available", "in-use", "reserved", "attaching", "detaching");

    private VolumeRows() {}

    static List<VolumeRow> of(Sighting seen) {
        var rows = new ArrayList<VolumeRow>();
        var taken = new HashSet<String>();
        for (var persistent : seen.kubernetes().map(Sighting.KubernetesSide::persistentVolumes).orElse(List.of())) {
            var volume = seen.volumes().stream().filter(it -> it.id().equals(persistent.volumeId())).findFirst();
            taken.add(persistent.volumeId());
            rows.add(new VolumeRow(persistent.volumeId(), volume, Optional.of(persistent),
                    volume.map(VolumeRows::disagreements).orElse(List.of(Message.of("cluster.no-volume")))));
        }
        seen.volumes().stream()
                .filter(volume -> seen.clusterId().equals(volume.metadata().get(CLUSTER))
                        && !taken.contains(volume.id()))
                .forEach(volume -> rows.add(new VolumeRow(volume.id(), Optional.of(volume), Optional.empty(),
                        withoutPersistentVolume(seen, volume))));
        return rows;
    }

    private static List<Message> withoutPersistentVolume(Sighting seen, Volume volume) {
        var found = new ArrayList<>(disagreements(volume));
        found.addFirst(
                Message.of(seen.kubernetes().isPresent() ? "cluster.no-persistent-volume" : "cluster.api-silent"));
        return found;
    }

    private static List<Message> disagreements(Volume volume) {
        return AS_IT_SHOULD_BE.contains(volume.status())
                ? List.of() : List.of(Message.of("cluster.volume-status", volume.status()));
    }
}
