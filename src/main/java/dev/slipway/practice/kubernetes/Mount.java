package dev.slipway.practice.kubernetes;

import java.util.Map;

/**
 * A pod's volume as its node has it mounted.
 *
 * @param volumeId in Cinder
 */
public record Mount(String device, String fileSystem, String size, String volumeId) {

    static Mount of(StoredObject volume, Map<String, Object> attachment) {
        return new Mount(Tree.text(attachment, "attachmentMetadata", "DevicePath"),
                volume.text("spec", "csi", "fsType"), volume.text("spec", "capacity", "storage").replace("Gi", "G"),
                volume.text("spec", "csi", "volumeHandle"));
    }
}
