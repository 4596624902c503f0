package dev.slipway.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * A persistent volume that stands for a Cinder volume.
 *
 * @param claim    namespace and name of the claim it is bound to, {@code default/data}; empty if none
 * @param volumeId the Cinder volume's ID
 */
public record PersistentVolume(String name, String claim, String volumeId) {

    private static final String CINDER = "cinder.csi.openstack.org";

    /** Reads the API's object; empty if the volume is of another driver. */
    static Optional<PersistentVolume> of(Map<String, Object> object) {
        var it = new ApiObject(object);
        if (!it.text("spec", "csi", "driver").equals(CINDER)) {
            return Optional.empty();
        }
        return Optional.of(new PersistentVolume(it.text("metadata", "name"),
                it.has("spec", "claimRef")
                        ? it.text("spec", "claimRef", "namespace") + "/" + it.text("spec", "claimRef", "name") : "",
                it.text("spec", "csi", "volumeHandle")));
    }
}
