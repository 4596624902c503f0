package dev.slipway.cluster;

import dev.slipway.kubernetes.ApiObject;
import java.util.List;
import java.util.Optional;

/**
 * A persistent volume that stands for a Cinder volume.
 *
 * @param claim    namespace and name of the claim it is bound to, {@code default/data}; empty if none
 * @param volumeId the Cinder volume's ID
 * @param use      whether its data is meant to stay
 */
public record PersistentVolume(String name, String claim, String volumeId, Use use) {

    private static final String CINDER = "cinder.csi.openstack.org";

    /** What a volume is for. */
    public enum Use {
        DATA,
        /** Its claim was made for one pod and goes with it: https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/ */
        EPHEMERAL
    }

    /** Reads the API's object; empty if the volume is of another driver. */
    static Optional<PersistentVolume> of(ApiObject volume, List<ApiObject> claims) {
        if (!volume.text("spec", "csi", "driver").equals(CINDER)) {
            return Optional.empty();
        }
        var claim = volume.has("spec", "claimRef")
                ? volume.text("spec", "claimRef", "namespace") + "/" + volume.text("spec", "claimRef", "name") : "";
        var ephemeral = claims.stream().anyMatch(it -> it.fullName().equals(claim) && it.isOwnedBy("Pod"));
        return Optional.of(new PersistentVolume(volume.name(), claim, volume.text("spec", "csi", "volumeHandle"),
                ephemeral ? Use.EPHEMERAL : Use.DATA));
    }
}
